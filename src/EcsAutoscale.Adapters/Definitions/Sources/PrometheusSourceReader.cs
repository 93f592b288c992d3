using System;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Services;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads a source of <c>prometheus</c>: a query that gives one number.</summary>
internal static class PrometheusSourceReader
{
    private const string Query = "query";
    private const string Token = "token";
    private const string MaxAge = "max_age";
    private const int LongestQuery = 4000;
    private static readonly string[] Keys = ["url", LoginReader.User, LoginReader.Password, Token, Query, "combine", MaxAge, OneNumber.Alias];

    /// <summary>Reads a source and defines its alias; null where it cannot be used, which is reported.</summary>
    public static MetricSource? Read(YamlNode item, Scope scope, AliasTable aliases)
    {
        if (Fields.Open(item, scope, Keys) is not Fields fields)
        {
            aliases.MarkIncomplete();
            return null;
        }

        var url = SourceUrl.ReadBase(fields, "url", "/api/v1");
        var login = LoginReader.Read(fields, url);
        var token = ReadToken(fields, login is not null);
        var query = fields.RequiredWritten(Query, "give a query in PromQL, for example sum(rabbitmq_queue_messages_ready)");
        if (query?.Text.Length > LongestQuery) fields.In(Query).Error(fields.Raw(Query)!, $"is longer than {LongestQuery} characters: make it a recording rule");
        var combine = fields.Choice("combine", ("sum", Combination.Sum), ("max", Combination.Max), ("avg", Combination.Average));
        var maxAge = fields.Duration(MaxAge);
        if (maxAge == TimeSpan.Zero) fields.In(MaxAge).Error(fields.Raw(MaxAge)!, "must be longer than nothing");
        var statistics = OneNumber.Read(fields, aliases, Query);
        return url is null || query is null ? null : new PrometheusMetricSource
        {
            Url = url.Value,
            WrittenUrl = url.Written,
            Login = login,
            Token = token,
            Query = query,
            Combine = combine,
            MaxAge = maxAge ?? TimeSpan.FromMinutes(5),
            Statistics = statistics,
        };
    }

    private static Sensitive? ReadToken(Fields fields, bool hasLogin)
    {
        if (fields.Secret(Token) is not Sensitive token) return null;
        fields.Scope.Secrets.Add(token.Reveal());
        if (hasLogin) fields.In(Token).Error(fields.Raw(Token)!, "is there beside user and password: one of them is enough");
        else if (token.Reveal().IndexOfAny(['\r', '\n']) >= 0) fields.In(Token).Error(fields.Raw(Token)!, "a token is one line");
        return token;
    }
}

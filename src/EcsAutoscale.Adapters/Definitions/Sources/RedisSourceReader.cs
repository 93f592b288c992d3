using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Services;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Adapters.Metrics.Redis;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads a source of <c>redis</c>: a key, and what is asked of it.</summary>
internal static class RedisSourceReader
{
    private const string Database = "database";
    private const string Group = "group";
    private static readonly string[] Keys = ["url", LoginReader.User, LoginReader.Password, Database, "key", Group, StatisticsReader.Key];

    /// <summary>Reads a source and defines its aliases; null where it cannot be used, which is reported.</summary>
    public static MetricSource? Read(YamlNode item, Scope scope, AliasTable aliases)
    {
        if (Fields.Open(item, scope, Keys) is not Fields fields)
        {
            aliases.MarkIncomplete();
            return null;
        }

        var url = SourceUrl.Read(fields, "url", "redis", "rediss");
        var login = LoginReader.Read(fields, url, needsUser: false);
        var database = ReadDatabase(fields, url);
        var key = fields.RequiredWritten("key", "give the key in Redis, for example the celery queue's name");
        var group = fields.Written(Group);
        var statistics = StatisticsReader.Read(fields, aliases, WrongName);
        CheckGroup(fields, group, statistics);
        return url is null || key is null ? null : new RedisMetricSource
        {
            Url = url.Value,
            WrittenUrl = url.Written,
            Login = login,
            Database = database,
            Key = key,
            Group = group,
            Statistics = statistics,
        };
    }

    private static int ReadDatabase(Fields fields, SourceUrl? url)
    {
        var key = fields.Whole(Database, 0);
        if (url is null) return key ?? 0;
        var inUrl = RedisAddress.DatabaseOf(new Uri(url.Value.Reveal()), out var isValid);
        if (!isValid) fields.In("url").Error(fields.Raw("url")!, "the URL's path is a database's number, for example redis://host:6379/0");
        else if (key is not null && inUrl is not null && key != inUrl) fields.In(Database).Error(fields.Raw(Database)!, "the URL names another database: say it once");
        return key ?? inUrl ?? 0;
    }

    private static void CheckGroup(Fields fields, WrittenText? group, IReadOnlyList<MetricStatistic> statistics)
    {
        var wants = statistics.Any(statistic => RedisStatistic.WantsGroup(statistic.Name));
        if (wants && group is null) fields.Required(Group, "lag and pending are told of a stream's consumer group");
        else if (!wants && group is not null) fields.In(Group).Warning(fields.Raw(Group)!, "is of no use without lag or pending");
    }

    private static string? WrongName(string name) =>
        RedisStatistic.Names.Contains(name) ? null : $"not a statistic of a key: {Suggestion.For(name, RedisStatistic.Names)}";
}

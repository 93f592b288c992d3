using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Services;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads a source of <c>http</c>, or <c>third_party</c> as the original called it.</summary>
internal static class HttpSourceReader
{
    private static readonly string[] Keys = ["url", LoginReader.User, LoginReader.Password, "method", "payload", "headers", StatisticsReader.Key];
    private static readonly string[] Methods = ["GET", "POST"];
    private static readonly Regex HeaderName = new("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$", RegexOptions.CultureInvariant);

    /// <summary>Reads a source and defines its aliases; null where it cannot be used, which is reported.</summary>
    public static MetricSource? Read(YamlNode item, Scope scope, AliasTable aliases)
    {
        if (Fields.Open(item, scope, Keys) is not Fields fields)
        {
            aliases.MarkIncomplete();
            return null;
        }

        var statistics = StatisticsReader.Read(fields, aliases, FieldPath);
        var method = Method(fields);
        var payload = Payload(fields);
        var headers = Headers(fields);
        var url = SourceUrl.Read(fields, "url");
        var login = LoginReader.Read(fields, url);
        if (login is not null && headers.Any(header => string.Equals(header.Key, "Authorization", StringComparison.OrdinalIgnoreCase)))
            fields.In("headers").Error(fields.Raw("headers")!, "has an Authorization beside user and password: one of them is enough");
        if (url is null) return null;
        return new HttpMetricSource
        {
            Url = url.Value,
            WrittenUrl = url.Written,
            Login = login,
            Method = method,
            Payload = payload,
            Headers = headers,
            Statistics = statistics,
        };
    }

    private static string? FieldPath(string name) => name.Split('.').Any(part => part.Length == 0)
        ? "names a field of the answer: names or list indexes with one '.' between them, for example data.result.0.value"
        : null;

    private static string Method(Fields fields)
    {
        if (fields.Single("method") is not ScalarNode scalar) return "GET";
        if (Methods.Contains(scalar.Text)) return scalar.Text;
        fields.In("method").Error(scalar, $"the method is GET or POST, not {scalar.Shown()}");
        return "GET";
    }

    private static Sensitive? Payload(Fields fields)
    {
        if (fields.Value("payload") is not YamlNode node) return null;
        try
        {
            return new Sensitive(PayloadJson.Of(node));
        }
        catch (PayloadException problem)
        {
            fields.In("payload").Error(problem.Node, problem.Message);
            return null;
        }
    }

    private static IReadOnlyList<KeyValuePair<string, Sensitive>> Headers(Fields fields)
    {
        if (fields.Value("headers") is not YamlNode node) return [];
        if (node is not MappingNode mapping)
        {
            fields.In("headers").Error(node, $"wants header names as keys, not {node.Kind}");
            return [];
        }

        return [.. mapping.Entries.Select(entry => Header(entry, fields.In("headers").In(entry.Key.Written))).OfType<KeyValuePair<string, Sensitive>>()];
    }

    private static KeyValuePair<string, Sensitive>? Header(YamlEntry entry, Scope scope)
    {
        if (entry.Value.IsBroken || entry.Key.IsBroken) return null;
        if (!HeaderName.IsMatch(entry.Key.Text)) scope.Error(entry.Key, "is not a header's name");
        else if (entry.Value is not ScalarNode scalar) scope.Error(entry.Value, $"wants a header's text, not {entry.Value.Kind}");
        else if (scalar.Text.Any(char.IsControl)) scope.Error(scalar, "a header's text is one line without control characters");
        else return new KeyValuePair<string, Sensitive>(entry.Key.Text, new Sensitive(scalar.IsNull ? "" : scalar.Text));
        return null;
    }
}

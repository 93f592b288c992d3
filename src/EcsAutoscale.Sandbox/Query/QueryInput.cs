using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Sandbox.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace EcsAutoscale.Sandbox.Query;

/// <summary>The parameters of a request in AWS's Query protocol: a form, in which lists are Name.member.1, Name.member.2, ...</summary>
internal sealed class QueryInput
{
    private readonly Dictionary<string, string> _values;
    private readonly string _prefix;

    private QueryInput(Dictionary<string, string> values, string prefix)
    {
        _values = values;
        _prefix = prefix;
    }

    public static QueryInput Parse(SandboxRequest request)
    {
        var question = request.Target.IndexOf('?', StringComparison.Ordinal);
        var text = request.Body.Length > 0 ? request.Body : question < 0 ? "" : request.Target[question..];
        return new QueryInput(QueryHelpers.ParseQuery(text).ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal), "");
    }

    public string? Text(string name) => _values.GetValueOrDefault(_prefix + name);

    public string RequiredText(string name) => Text(name) is { Length: > 0 } text
        ? text
        : throw Invalid($"1 validation error detected: Value null at '{char.ToLowerInvariant(name[0])}{name[1..]}' failed to satisfy constraint: Member must not be null");

    public int? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new WireError("MalformedInput", $"Invalid number for {name}");
    }

    public int RequiredNumber(string name) => Number(name) ?? throw Invalid($"1 validation error detected: Value null at '{char.ToLowerInvariant(name[0])}{name[1..]}' failed to satisfy constraint: Member must not be null");

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw new WireError("MalformedInput", $"Invalid boolean for {name}"),
    };

    public DateTimeOffset RequiredTime(string name) =>
        DateTimeOffset.TryParse(RequiredText(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new WireError("MalformedInput", $"Invalid timestamp for {name}");

    public IReadOnlyList<string> Texts(string name)
    {
        var found = new List<string>();
        while (Text($"{name}.member.{found.Count + 1}") is { } text)
            found.Add(text);
        return found;
    }

    /// <summary>The structures of a list, each with its members under their own names.</summary>
    public IReadOnlyList<QueryInput> Structures(string name)
    {
        var found = new List<QueryInput>();
        while (true)
        {
            var prefix = $"{_prefix}{name}.member.{found.Count + 1}.";
            if (!_values.Keys.Any(k => k.StartsWith(prefix, StringComparison.Ordinal)))
                return found;
            found.Add(new QueryInput(_values, prefix));
        }
    }

    /// <summary>A structure, or null where none of its members is given.</summary>
    public QueryInput? Structure(string name)
    {
        var prefix = _prefix + name + ".";
        return _values.Keys.Any(k => k.StartsWith(prefix, StringComparison.Ordinal)) ? new QueryInput(_values, prefix) : null;
    }

    public static WireError Invalid(string message) => new("ValidationError", message);
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Reading;

/// <summary>
/// Typed values of keys. Each gives null where the key is not there or null, or where its value is wrong, which is then reported.
/// Quotes do not matter: <c>"5"</c> is a number where a number is wanted, and a variable's value is read as if it stood there.
/// </summary>
internal static class FieldValues
{
    /// <summary>A whole number in a range.</summary>
    public static int? Whole(this Fields fields, string key, int least, int most = int.MaxValue)
    {
        var wanted = least == int.MinValue ? "a whole number" : $"a whole number of at least {least}";
        if (most != int.MaxValue) wanted += $" and at most {most}";
        return fields.Read<int>(key, wanted, text => ScalarFormats.Whole(text) is int value && value >= least && value <= most ? value : null);
    }

    /// <summary>A number in a range; infinities are none.</summary>
    public static double? Number(this Fields fields, string key, string wanted, Func<double, bool> allowed) =>
        fields.Read<double>(key, wanted, text => ScalarFormats.Number(text) is double value && allowed(value) ? value : null);

    /// <summary>A span of time, in seconds where no unit follows.</summary>
    public static TimeSpan? Duration(this Fields fields, string key) =>
        fields.Read(key, "a span of time such as 90, 90s, 5m, 2h or 1d", ScalarFormats.Duration);

    /// <summary>True or false; null is neither.</summary>
    public static bool? Flag(this Fields fields, string key)
    {
        const string wanted = "true or false";
        if (fields.Raw(key) is YamlNode nothing && !fields.Has(key)) fields.In(key).Error(nothing, $"wants {wanted}, not nothing");
        return fields.Read(key, wanted, ScalarFormats.Flag);
    }

    /// <summary>One of some words.</summary>
    public static T? Choice<T>(this Fields fields, string key, params (string Word, T Value)[] choices)
        where T : struct
    {
        var scalar = fields.Single(key);
        if (scalar is null) return null;
        foreach (var (word, value) in choices.Where(choice => scalar.Is(choice.Word))) return value;
        fields.Mismatch(key, scalar, $"one of {string.Join(", ", choices.Select(choice => choice.Word))}");
        return null;
    }

    /// <summary>A text that is not empty.</summary>
    public static string? Text(this Fields fields, string key)
    {
        var scalar = fields.Single(key);
        if (scalar is null || scalar.Text.Trim().Length > 0) return scalar?.Text;
        fields.In(key).Error(scalar, "is empty");
        return null;
    }

    /// <summary>A text that must be there and not be empty.</summary>
    public static string? RequiredText(this Fields fields, string key, string what) => fields.Required(key, what) is null ? null : fields.Text(key);

    /// <summary>A secret text: its variables' values go to the secrets.</summary>
    public static Sensitive? Secret(this Fields fields, string key)
    {
        if (fields.Raw(key) is YamlNode node) fields.Scope.Secrets.AddVariables(node);
        return fields.Text(key) is string text ? new Sensitive(text) : null;
    }

    /// <summary>A single value; null where the key is not there or null. Reports a list or mapping.</summary>
    public static ScalarNode? Single(this Fields fields, string key)
    {
        if (fields.Value(key) is not YamlNode node) return null;
        if (node is not ScalarNode) fields.In(key).Error(node, $"wants a single value, not {node.Kind}");
        return node as ScalarNode;
    }

    /// <summary>Reports a value that is not what is wanted, showing it as written.</summary>
    public static void Mismatch(this Fields fields, string key, ScalarNode scalar, string wanted)
    {
        var variables = scalar.Pieces.Where(piece => piece.Variable is not null).Select(piece => piece.Variable!).Distinct(StringComparer.Ordinal).ToList();
        var cause = variables.Count == 0 ? $"not {scalar.Shown()}" : $"and the value of {Names(variables)} in {scalar.Shown()} makes it none";
        fields.In(key).Error(scalar, $"wants {wanted}, {cause}");
    }

    /// <summary>Reads a single value.</summary>
    public static T? Read<T>(this Fields fields, string key, string wanted, Func<string, T?> parse)
        where T : struct
    {
        if (fields.Single(key) is not ScalarNode scalar) return null;
        var value = parse(scalar.Text);
        if (value is null) fields.Mismatch(key, scalar, wanted);
        return value;
    }

    private static string Names(List<string> variables) => $"the variable{(variables.Count > 1 ? "s" : "")} {string.Join(", ", variables)}";
}

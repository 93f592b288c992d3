using System;
using System.Linq;
using CsCheck;

namespace EcsAutoscale.Core.Tests.QueryLanguage;

/// <summary>A query as the property test makes it. Its value is computed here, by code that shares nothing with the product.</summary>
/// <param name="Kind">"leaf", "not", "and" or "or".</param>
/// <param name="Text">A leaf's condition.</param>
/// <param name="Truth">A leaf's value on <see cref="Subject"/>; null where it cannot be said.</param>
/// <param name="Parts">What it joins.</param>
/// <param name="Style">Decides spellings, spaces and superfluous parentheses.</param>
public sealed record QueryTree(string Kind, string Text, bool? Truth, QueryTree[] Parts, int Style)
{
    private static readonly string[] Values = ["a", "b", "c"];

    /// <summary>The instance that leaves are judged on. Its attribute z does not exist; x has the value b, and n the value 5.</summary>
    public static Instance Subject { get; } =
        (new Instance { AgentVersion = null, RunningTasksCount = 5, TaskGroups = ["b", "c"], AgentConnected = false }).With("x", "b").With("n", "5");

    public static Gen<QueryTree> Of(int depth)
    {
        if (depth == 0) return Leaf;
        var inner = Of(depth - 1);
        return Gen.Frequency(
            (2, Leaf),
            (2, Gen.Select(inner, Styles, (part, style) => new QueryTree("not", "", null, [part], style))),
            (3, Gen.Select(inner.Array[2, 4], Styles, (parts, style) => new QueryTree("and", "", null, parts, style))),
            (3, Gen.Select(inner.Array[2, 4], Styles, (parts, style) => new QueryTree("or", "", null, parts, style))));
    }

    /// <summary>1 for yes, 0 for no, one half where it cannot be said: then and is the minimum, or the maximum, not the complement.</summary>
    public double Value() => Kind switch
    {
        "leaf" => Truth is { } known ? (known ? 1 : 0) : 0.5,
        "not" => 1 - Parts[0].Value(),
        "and" => Parts.Min(p => p.Value()),
        _ => Parts.Max(p => p.Value()),
    };

    public string Write(bool isWhole = true)
    {
        var space = (Style % 3) switch { 0 => " ", 1 => "  ", _ => "\t" };
        var text = Kind switch
        {
            "leaf" => Text,
            "not" => (Style % 4) switch { 0 => "!", 1 => "! ", 2 => "not ", _ => "not\t" } + Parts[0].Write(isWhole: false),
            _ => string.Join(space + Spelling() + space, Parts.Select(p => p.Write(isWhole: false))),
        };
        var needed = !isWhole && Kind is "and" or "or";
        return (needed && !isWhole) || Style % 5 == 0 ? $"({space}{text}{space})" : text;
    }

    private static Gen<int> Styles => Gen.Int[0, 1000];

    private static Gen<QueryTree> Leaf => Gen.OneOf(
        Gen.Select(Gen.OneOf("x", "z"), Gen.OneOf("==", "!=", "equals", "not_equals"), Gen.OneOf(Values), Styles, Equality),
        Gen.Select(Gen.OneOf("x", "z"), Gen.OneOf("in", "!in", "not_in"), Gen.OneOf(Values).Array[1, 3], Styles, Membership),
        Gen.Select(Gen.OneOf("x", "z", "n"), Gen.Bool, Styles, (name, positive, style) =>
            Make($"attribute:{name} {(positive ? "exists" : style % 2 == 0 ? "!exists" : "not_exists")}", (name != "z") == positive, style)),
        Gen.Select(Gen.OneOf(">", "<", ">=", "<=", "greater_than", "less_than_equal"), Gen.Int[0, 9], Styles, Count),
        Gen.Select(Gen.OneOf("a", "b", "c", "d"), Styles, (group, style) => Make($"task:group == {group}", group is "b" or "c", style)),
        Gen.Select(Gen.Bool, Styles, (wanted, style) => Make($"agentConnected == {(wanted ? "true" : "false")}", !wanted, style)),
        Styles.Select(style => Make("agentVersion > 1.2", null, style)));

    private static QueryTree Equality(string name, string symbol, string value, int style)
    {
        var negated = symbol is "!=" or "not_equals";
        var text = style % 2 == 0 ? value : style % 3 == 0 ? $"'{value}'" : $"\"{value}\"";
        return Make($"attribute:{name} {symbol} {text}", name == "x" && (value == "b") != negated, style);
    }

    private static QueryTree Membership(string name, string symbol, string[] values, int style) =>
        Make($"attribute:{name} {symbol} [{string.Join(style % 2 == 0 ? "," : " , ", values)}]", name == "x" && (Array.IndexOf(values, "b") >= 0) == (symbol == "in"), style);

    private static QueryTree Count(string symbol, int count, int style) => Make(
        $"runningTasksCount {symbol} {count}",
        symbol switch { ">" or "greater_than" => 5 > count, "<" => 5 < count, ">=" => 5 >= count, _ => 5 <= count },
        style);

    private static QueryTree Make(string text, bool? truth, int style) => new("leaf", text, truth, [], style);

    private string Spelling() => (Kind, Style % 2) switch { ("and", 0) => "and", ("and", _) => "&&", (_, 0) => "or", _ => "||" };
}

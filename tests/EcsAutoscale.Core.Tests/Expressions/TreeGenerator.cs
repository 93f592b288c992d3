using System.Globalization;
using System.Linq;
using CsCheck;

namespace EcsAutoscale.Core.Tests.Expressions;

/// <summary>Random trees of every operator and function there is, over quarters and a few aliases.</summary>
internal static class TreeGenerator
{
    public static readonly (string Name, double Value)[] Aliases =
        [("q", 3), ("q2", -2.5), ("max", 7), ("_", 0), ("queue_length", 120), ("A", 1)];

    private static readonly string[] Binary =
        ["+", "-", "*", "/", "//", "%", "**", "<", "<=", ">", ">=", "==", "!=", "and", "or", "min", "max", "round", "log"];

    private static readonly string[] Unary = ["neg", "pos", "not", "abs", "ceil", "floor", "sqrt", "round", "log"];

    private static readonly Gen<Tree> Leaf = Gen.Frequency(
        (12, Gen.Select(Gen.Int[0, 48], Style).Select((quarters, style) => Number(quarters / 4.0, style))),
        (3, Gen.Select(Gen.Int[0, 1], Style).Select((value, style) => new Tree("number", value == 1 ? "True" : "False", value, [], style))),
        (9, Gen.Select(Gen.Int[0, Aliases.Length - 1], Style).Select((i, style) => new Tree("alias", Aliases[i].Name, Aliases[i].Value, [], style))),
        (1, Style.Select(style => new Tree("alias", "missing", double.NaN, [], style))));

    private static Gen<int> Style => Gen.Int[0, 1023];

    public static Gen<Tree> Of(int depth)
    {
        if (depth == 0) return Leaf;
        var inner = Of(depth - 1);
        return Gen.Frequency(
            (2, Leaf),
            (8, Gen.Select(Gen.OneOf(Binary), inner, inner, Style).Select((kind, a, b, style) => new Tree(kind, "", 0, [a, b], style))),
            (3, Gen.Select(Gen.OneOf(Unary), inner, Style).Select((kind, a, style) => new Tree(kind, "", 0, [a], style))),
            (2, Gen.Select(inner, inner, inner, Style).Select((a, b, c, style) => new Tree("if", "", 0, [a, b, c], style))),
            (2, Gen.Select(Gen.OneOf("min[]", "max[]", "sum[]"), inner.Array[0, 3], Style).Select((kind, all, style) => new Tree(kind, "", 0, all, style))),
            (2, Gen.Select(Gen.OneOf("<", "==", ">="), Gen.OneOf("<", "!=", ">"), inner.Array[3], Style)
                .Select((first, second, all, style) => new Tree($"chain {first} {second}", "", 0, all, style))));
    }

    private static Tree Number(double value, int style)
    {
        var text = value.ToString(style % 4 == 0 ? "0.00" : style % 4 == 1 ? "0.0##E+0" : "0.##", CultureInfo.InvariantCulture);
        if (style % 8 == 7 && text.StartsWith("0.", System.StringComparison.Ordinal)) text = text[1..];
        return new Tree("number", text, value, [], style);
    }
}

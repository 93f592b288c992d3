using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Syntax;

internal enum Comparison
{
    Equal,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Exists,
    In,
    Matches,
}

/// <param name="Comparison">What is compared.</param>
/// <param name="Negated">Whether it must not hold: <c>!=</c> is the negated <see cref="Comparison.Equal"/>.</param>
/// <param name="Symbol">How it is written short, for messages.</param>
internal sealed record QueryOperator(Comparison Comparison, bool Negated, string Symbol)
{
    /// <summary>Both spellings of each, as AWS lists them. Longer symbols come before those that begin them.</summary>
    public static readonly IReadOnlyList<(string Spelling, QueryOperator Operator)> Symbols = Spell(
        ("==", Comparison.Equal, false), ("!=", Comparison.Equal, true), (">=", Comparison.GreaterOrEqual, false), ("<=", Comparison.LessOrEqual, false),
        ("=~", Comparison.Matches, false), ("!~", Comparison.Matches, true), (">", Comparison.Greater, false), ("<", Comparison.Less, false));

    /// <summary>Spelt as words; the negated ones with <c>!</c> are words too, so that <c>!inside</c> is not <c>!in</c>.</summary>
    public static readonly IReadOnlyDictionary<string, QueryOperator> Words = Spell(
            ("exists", Comparison.Exists, false), ("!exists", Comparison.Exists, true), ("in", Comparison.In, false), ("!in", Comparison.In, true))
        .Concat(new (string Word, string Symbol)[]
        {
            ("equals", "=="), ("not_equals", "!="), ("greater_than", ">"), ("greater_than_equal", ">="), ("less_than", "<"),
            ("less_than_equal", "<="), ("matches", "=~"), ("not_matches", "!~"),
        }.Select(pair => (pair.Word, Symbols.First(s => s.Spelling == pair.Symbol).Operator)))
        .Concat([("not_exists", new QueryOperator(Comparison.Exists, true, "!exists")), ("not_in", new QueryOperator(Comparison.In, true, "!in"))])
        .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private static (string Spelling, QueryOperator Operator)[] Spell(params (string Symbol, Comparison Comparison, bool Negated)[] all) =>
        all.Select(o => (o.Symbol, new QueryOperator(o.Comparison, o.Negated, o.Symbol))).ToArray();
}

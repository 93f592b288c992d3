using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using EcsAutoscale.Core.Placement.QueryLanguage.Patterns;
using EcsAutoscale.Core.Placement.QueryLanguage.Syntax;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Conditions;

/// <summary>What a condition asks of one value, before any negation.</summary>
internal sealed class TextTest
{
    private const int MostRemembered = 256;

    private readonly Func<string, QueryOutcome> _test;

    private TextTest(string unsure, Func<string, QueryOutcome> test)
    {
        Unsure = unsure;
        _test = test;
    }

    /// <summary>Holds for every value.</summary>
    public static TextTest Anything { get; } = new("", _ => QueryOutcome.Matches);

    /// <summary>What to say where <see cref="Of"/> cannot say.</summary>
    public string Unsure { get; }

    public QueryOutcome Of(string value) => _test(value);

    /// <summary>Equality is exact, character by character.</summary>
    public static TextTest OneOf(IEnumerable<string> values)
    {
        var set = new HashSet<string>(values, StringComparer.Ordinal);
        return new TextTest("", value => Kleene.Of(set.Contains(value)));
    }

    public static TextTest Pattern(string text) =>
        JavaPattern.TryRead(text, out var pattern, out var problem)
            ? new TextTest("AWS does not say whether a pattern must match the whole value or a part of it is enough", Remembered(value => Match(pattern, value)))
            : new TextTest(problem, _ => QueryOutcome.CannotSay);

    // The instances of a cluster have few different values of an attribute, and a pattern costs more than a look-up.
    private static Func<string, QueryOutcome> Remembered(Func<string, QueryOutcome> test)
    {
        var known = new ConcurrentDictionary<string, QueryOutcome>(StringComparer.Ordinal);
        return value => known.TryGetValue(value, out var outcome) ? outcome
            : known.Count < MostRemembered ? known.GetOrAdd(value, test)
            : test(value);
    }

    /// <summary>AWS does not say whether an order is that of numbers or of text: an answer needs two numbers on which both agree.</summary>
    public static TextTest Order(Comparison comparison, string argument) => new(
        "AWS does not say whether an order is that of numbers or of text",
        value => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var left)
            && double.TryParse(argument, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var right)
            ? Kleene.Both(Ordering.Holds(comparison, left.CompareTo(right)), Ordering.Holds(comparison, string.CompareOrdinal(value, argument)))
            : QueryOutcome.CannotSay);

    private static QueryOutcome Match(JavaPattern pattern, string value)
    {
        if (!JavaPattern.CanMatch(value)) return QueryOutcome.CannotSay;
        if (pattern.MatchesWhole(value)) return QueryOutcome.Matches;
        return pattern.MatchesPart(value) ? QueryOutcome.CannotSay : QueryOutcome.DoesNotMatch;
    }
}

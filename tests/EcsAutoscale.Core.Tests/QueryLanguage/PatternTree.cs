using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace EcsAutoscale.Core.Tests.QueryLanguage;

/// <summary>A pattern as the property test makes it, with its text and its meaning: from one place in a value, the places where it can end.</summary>
/// <param name="Text">The pattern.</param>
/// <param name="HasAnchor">Whether an anchor is in it; then it is not repeated, which is not supported.</param>
/// <param name="Ends">All ends of its matches that begin at a place.</param>
public sealed record PatternTree(string Text, bool HasAnchor, Func<string, int, IEnumerable<int>> Ends)
{
    private static readonly (string Text, Func<char, bool> Takes)[] Characters =
    [
        ("a", c => c == 'a'), ("b", c => c == 'b'), ("1", c => c == '1'), (".", _ => true), (@"\-", c => c == '-'), ("[ab]", c => c is 'a' or 'b'),
        ("[^a]", c => c != 'a'), ("[a-b1]", c => c is 'a' or 'b' or '1'), ("[^1-]", c => c is not ('1' or '-')), (@"[\d_]", c => char.IsDigit(c) || c == '_'),
        (@"\d", char.IsDigit), (@"\D", c => !char.IsDigit(c)), (@"\w", IsWord), (@"\W", c => !IsWord(c)), (@"[^\w]", c => !IsWord(c)), (@"\s", c => c == ' '),
        (@"[\S]", c => c != ' '), ("A", c => c == 'A'),
    ];

    private static readonly (string Text, Func<string, int, bool> Holds)[] Anchors =
    [
        ("^", (_, at) => at == 0), (@"\A", (_, at) => at == 0), ("$", (value, at) => at == value.Length), (@"\z", (value, at) => at == value.Length),
        (@"\b", IsBoundary), (@"\B", (value, at) => !IsBoundary(value, at)),
    ];

    private static readonly (string Text, int Minimum, int Maximum)[] Quantifiers =
        [("*", 0, 99), ("+", 1, 99), ("?", 0, 1), ("*?", 0, 99), ("+?", 1, 99), ("??", 0, 1), ("{2}", 2, 2), ("{0}", 0, 0), ("{0,1}", 0, 1), ("{1,}", 1, 99), ("{1,2}?", 1, 2)];

    private static readonly Gen<PatternTree> Character = Gen.Int[0, Characters.Length - 1].Select(i => new PatternTree(
        Characters[i].Text, false, (value, at) => at < value.Length && Characters[i].Takes(value[at]) ? [at + 1] : []));

    private static readonly Gen<PatternTree> Anchor = Gen.Int[0, Anchors.Length - 1].Select(i => new PatternTree(
        Anchors[i].Text, true, (value, at) => Anchors[i].Holds(value, at) ? [at] : []));

    public static Gen<PatternTree> Of(int depth)
    {
        if (depth == 0) return Gen.Frequency((4, Character), (1, Anchor));
        var inner = Of(depth - 1);
        return Gen.OneOf(
            Gen.Select(Character, Gen.Int[0, Quantifiers.Length - 1], (part, i) => part.Repeated(Quantifiers[i])),
            Gen.Select(inner, Gen.Int[0, Quantifiers.Length - 1], (part, i) => part.InGroup("(").Repeated(Quantifiers[i])),
            Gen.Select(inner, inner, (a, b) => a.InGroup("(?:").Then(b.InGroup("("))),
            Gen.Select(Character, inner, (a, b) => a.Then(b.InGroup("("))),
            Gen.Select(inner, inner, (a, b) => new PatternTree($"{a.Text}|{b.Text}", a.HasAnchor || b.HasAnchor, (value, at) => a.Ends(value, at).Union(b.Ends(value, at)))));
    }

    private PatternTree InGroup(string open) => this with { Text = $"{open}{Text})" };

    private PatternTree Then(PatternTree next) =>
        new(Text + next.Text, HasAnchor || next.HasAnchor, (value, at) => Ends(value, at).SelectMany(middle => next.Ends(value, middle)).Distinct().ToArray());

    private PatternTree Repeated((string Text, int Minimum, int Maximum) quantifier) => HasAnchor ? this : new(Text + quantifier.Text, false, (value, at) =>
    {
        var ends = new HashSet<int>();
        var places = new HashSet<int> { at };
        // After as many rounds as the value has places nothing new can be reached.
        for (var times = 0; times <= Math.Min(quantifier.Maximum, value.Length + quantifier.Minimum); times++)
        {
            if (times >= quantifier.Minimum) ends.UnionWith(places);
            places = [.. places.SelectMany(place => Ends(value, place))];
        }

        return ends;
    });

    private static bool IsBoundary(string value, int at) =>
        (at > 0 && IsWord(value[at - 1])) != (at < value.Length && IsWord(value[at]));

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}

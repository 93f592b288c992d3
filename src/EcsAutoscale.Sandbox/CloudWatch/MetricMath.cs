using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Sandbox.Http;
using EcsAutoscale.Sandbox.Query;

namespace EcsAutoscale.Sandbox.CloudWatch;

/// <summary>
/// Part of CloudWatch's metric math: numbers, ids, + - * /, parentheses, and AVG, MAX, MIN and SUM of a list of series, moment by moment.
/// A moment that one series lacks, or at which a result is not finite, is not in the result.
/// </summary>
internal sealed class MetricMath(string text, Func<string, IReadOnlyDictionary<DateTimeOffset, double>> seriesOf)
{
    private static readonly Dictionary<string, Func<IEnumerable<double>, double>> Functions = new(StringComparer.Ordinal)
    {
        ["AVG"] = Enumerable.Average,
        ["MAX"] = Enumerable.Max,
        ["MIN"] = Enumerable.Min,
        ["SUM"] = Enumerable.Sum,
    };

    private int _at;

    /// <summary>The values, by moment.</summary>
    /// <exception cref="WireError">It cannot be evaluated.</exception>
    public IReadOnlyDictionary<DateTimeOffset, double> Evaluate()
    {
        var result = Sum();
        if (_at < text.Length) throw Invalid();
        return result.Series ?? throw QueryInput.Invalid("Error in expression: The expression must return a time series.");
    }

    private Operand Sum()
    {
        var left = Product();
        while (true)
        {
            if (Take('+')) left = left.With(Product(), (a, b) => a + b);
            else if (Take('-')) left = left.With(Product(), (a, b) => a - b);
            else return left;
        }
    }

    private Operand Product()
    {
        var left = Atom();
        while (true)
        {
            if (Take('*')) left = left.With(Atom(), (a, b) => a * b);
            else if (Take('/')) left = left.With(Atom(), (a, b) => a / b);
            else return left;
        }
    }

    private Operand Atom()
    {
        if (Take('-')) return new Operand(0, null).With(Atom(), (a, b) => a - b);
        if (Take('('))
        {
            var inner = Sum();
            return Take(')') ? inner : throw Invalid();
        }

        var word = Word();
        if (word.Length == 0) throw Invalid();
        if (char.IsAsciiDigit(word[0]))
            return double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? new Operand(number, null) : throw Invalid();
        return Functions.TryGetValue(word, out var function) ? Call(function) : new Operand(0, seriesOf(word));
    }

    private Operand Call(Func<IEnumerable<double>, double> function)
    {
        if (!Take('(') || !Take('[')) throw Invalid();
        var items = new List<Operand> { Sum() };
        while (Take(',')) items.Add(Sum());
        if (!Take(']') || !Take(')')) throw Invalid();
        var moments = items.Where(item => item.Series is not null).SelectMany(item => item.Series!.Keys).Distinct();
        return new Operand(0, moments.ToDictionary(moment => moment, moment => function(items.Select(item => item.At(moment)).OfType<double>())));
    }

    private string Word()
    {
        Skip();
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '.')) _at++;
        return text[start.._at];
    }

    private bool Take(char wanted)
    {
        Skip();
        if (_at >= text.Length || text[_at] != wanted) return false;
        _at++;
        Skip();
        return true;
    }

    private void Skip()
    {
        while (_at < text.Length && text[_at] == ' ') _at++;
    }

    private static WireError Invalid() => QueryInput.Invalid("Error in expression: invalid syntax, or more than the sandbox knows.");

    /// <summary>A number, or a series.</summary>
    private sealed record Operand(double Number, IReadOnlyDictionary<DateTimeOffset, double>? Series)
    {
        public double? At(DateTimeOffset moment) => Series is null ? Number : Series.TryGetValue(moment, out var value) ? value : null;

        public Operand With(Operand other, Func<double, double, double> combine)
        {
            if (Series is null && other.Series is null) return new Operand(combine(Number, other.Number), null);
            var moments = (Series ?? other.Series!).Keys.Where(moment => At(moment) is not null && other.At(moment) is not null);
            return new Operand(0, moments
                .Select(moment => (Moment: moment, Value: combine(At(moment)!.Value, other.At(moment)!.Value)))
                .Where(pair => double.IsFinite(pair.Value))
                .ToDictionary(pair => pair.Moment, pair => pair.Value));
        }
    }
}

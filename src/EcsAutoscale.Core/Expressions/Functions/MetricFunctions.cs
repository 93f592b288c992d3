using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Expressions.Nodes;

namespace EcsAutoscale.Core.Expressions.Functions;

/// <summary>The functions there are, with Python's signatures.</summary>
internal static class MetricFunctions
{
    private static readonly IReadOnlyDictionary<string, MetricFunction> All = new[]
    {
        Extreme("min", (candidate, best) => candidate < best),
        Extreme("max", (candidate, best) => candidate > best),
        new MetricFunction("sum", "sum([a, b, ...]) or sum([a, b, ...], start)", a => a.List is not null && a.Numbers.Count <= 1, Sum),
        OfOne("abs", x => Outcome.Of(Math.Abs(x))),
        OfOne("ceil", x => Outcome.Of(Math.Ceiling(x) + 0.0)),
        OfOne("floor", x => Outcome.Of(Math.Floor(x))),
        OfOne("sqrt", x => x < 0 ? Domain("A negative number has no square root.") : Outcome.Of(Math.Sqrt(x))),
        new MetricFunction("round", "round(x) or round(x, digits)", OneOrTwo, (_, x) => Round(x)),
        new MetricFunction("log", "log(x) or log(x, base)", OneOrTwo, (_, x) => Log(x)),
    }.ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>Their names, in ordinal order, for error messages.</summary>
    public static string Names { get; } = string.Join(", ", All.Keys.OrderBy(n => n, StringComparer.Ordinal));

    public static MetricFunction? Find(string name) => All.TryGetValue(name, out var function) ? function : null;

    private static bool OneOrTwo(Arguments arguments) => arguments.List is null && arguments.Numbers.Count is 1 or 2;

    private static MetricFunction OfOne(string name, Func<double, Outcome> apply) =>
        new(name, $"{name}(x)", a => a.List is null && a.Numbers.Count == 1, (_, x) => apply(x[0]));

    private static MetricFunction Extreme(string name, Func<double, double, bool> isBetter) => new(
        name,
        $"{name}(a, b, ...) or {name}([a, b, ...])",
        a => a.List is null ? a.Numbers.Count >= 2 : a.Numbers.Count == 0,
        (list, numbers) =>
        {
            var values = numbers.Length > 0 ? numbers : list;
            return values.Length == 0
                ? Domain($"{name} of an empty list.")
                : Outcome.Of(values.Aggregate((best, candidate) => isBetter(candidate, best) ? candidate : best));
        });

    private static Outcome Sum(double[] list, double[] start) => Outcome.Of(list.Aggregate(start.Length > 0 ? start[0] : 0.0, (total, x) => total + x));

    private static Outcome Round(double[] x)
    {
        if (x.Length == 1) return Outcome.Of(Rounding.ToWhole(x[0]));
        return x[1] == Math.Floor(x[1])
            ? Outcome.Of(Rounding.ToDigits(x[0], x[1]))
            : Domain("The number of digits to round to is not a whole number.");
    }

    private static Outcome Log(double[] x)
    {
        if (x.Any(value => value <= 0)) return Domain("Only positive numbers have a logarithm, and only to a positive base.");
        if (x.Length == 1) return Outcome.Of(Math.Log(x[0]));
        var scale = Math.Log(x[1]);
        return scale == 0
            ? Outcome.Fail(ExpressionFailureReason.DivisionByZero, "There is no logarithm to base 1.")
            : Outcome.Of(Math.Log(x[0]) / scale);
    }

    private static Outcome Domain(string problem) => Outcome.Fail(ExpressionFailureReason.Domain, problem);
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using EcsAutoscale.Core.Expressions;
using EcsAutoscale.Core.Tests.Expressions;

namespace EcsAutoscale.Benchmarks.Expressions;

/// <summary>How long hostile expressions take to become an error, and an honest one to become a number: medians, and what 19 of 20 runs stay below, once warm.</summary>
internal static class QuickExpressions
{
    private const int Runs = 1_000;
    private const int Shown = 5;
    private const string Honest = "ceil((ready + unacked) / max([rate * 60, 1])) if running else ready";

    private static readonly Dictionary<string, double> Values = new(StringComparer.Ordinal) { ["q"] = 3, ["ready"] = 90, ["unacked"] = 30, ["rate"] = 2, ["running"] = 1 };

    public static void Run()
    {
        var slowest = HostileExpressions.All.Select(one => (one.Name, Times: Measure(one.Text))).OrderByDescending(one => one.Times[Runs / 2]).ToArray();
        Console.WriteLine($"\nexpressions                              median us      95 % us   ({slowest.Length} hostile ones; the {Shown} slowest, and an honest one)");
        foreach (var (name, times) in slowest.Take(Shown)) Report(name, times);
        Report("an honest one", Measure(Honest));
    }

    private static void Report(string name, double[] times) => Console.WriteLine($"{name,-38}{times[Runs / 2],12:F1}{times[Runs * 95 / 100],12:F1}");

    private static double[] Measure(string text)
    {
        for (int run = 0; run < 100; run++) Work(text);
        double[] times = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            Work(text);
            times[run] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(times);
        return times;
    }

    private static void Work(string text)
    {
        if (MetricExpression.TryParse(text, out var expression, out _)) expression.Evaluate(Values);
    }
}

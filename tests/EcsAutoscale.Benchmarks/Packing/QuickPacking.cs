using System;
using System.Diagnostics;
using EcsAutoscale.Core.Placement.Packing;
using EcsAutoscale.Core.Tests.Packing;

namespace EcsAutoscale.Benchmarks.Packing;

/// <summary>Medians of runs in this process, once warm: a first look, without BenchmarkDotNet's care.</summary>
internal static class QuickPacking
{
    public static void Run()
    {
        Console.WriteLine("packing                         new  bound   median ms   naive FFD: new   median ms   ratio");
        foreach (int tasks in new[] { 100, 500, 2_000, 10_000 }) Report($"{tasks:N0} tasks, 30 kinds", PublishedWorkload.Grouped(tasks, 42), runs: 60, naiveRuns: 5);
        Report("10,000 tasks one by one", PublishedWorkload.OneByOne(10_000, 42), runs: 15, naiveRuns: 3);
        Report("10,000 different kinds", PublishedWorkload.AllDifferent(10_000), runs: 7, naiveRuns: 3);
    }

    private static void Report(string name, PackingProblem problem, int runs, int naiveRuns)
    {
        // Past the thirty calls after which the runtime compiles a method again, optimized, and time for it to do so in the background.
        long until = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 2);
        for (int run = 0; run < runs || Stopwatch.GetTimestamp() < until; run++) InstancePacker.Pack(problem);

        var result = InstancePacker.Pack(problem);
        double packer = Median(runs, () => InstancePacker.Pack(problem));
        var (naiveNew, _) = NaiveFirstFitDecreasing.Pack(problem);
        double naive = Median(naiveRuns, () => NaiveFirstFitDecreasing.Pack(problem));
        Console.WriteLine($"{name,-28}{result.NewInstances,7}{result.LowerBound,7}{packer,12:F3}{naiveNew,17}{naive,12:F1}{naive / packer,8:F0}");
    }

    private static double Median(int runs, Action action)
    {
        double[] times = new double[runs];
        for (int run = 0; run < runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[runs / 2];
    }
}

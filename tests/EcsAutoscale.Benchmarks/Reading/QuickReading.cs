using System;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace EcsAutoscale.Benchmarks.Reading;

/// <summary>
/// How long Invoke-EcsAutoscale -WhatIf takes in the real engine over the stand-in, where each answer takes 30 ms longer: against the longest chain of calls that depend on each other, and
/// ten clusters against one.
/// </summary>
internal static class QuickReading
{
    private const int Runs = 5;

    // The list of container instances and their description; then of the candidate, and then of what takes its tasks: the lists of tasks, their description, and what
    // that leads to, their protection or their task definitions, of which a second run knows all.
    private const int FirstChain = 2 + 3 + 3;
    private const int NextChain = 2 + 3 + 2;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(30);

    public static void Run()
    {
        Console.WriteLine($"Invoke-EcsAutoscale -WhatIf, 100 instances and 20 services a cluster, {Latency.TotalMilliseconds} ms an answer     median ms   calls   chain   ratio");
        using (var cold = new Stage(1, Latency)) Report("1 cluster, first run of the process, which is still being compiled", cold.Measure(budget: 1), FirstChain);

        using var one = new Stage(1, Latency);
        Report("1 cluster, first run over it: connections, task definitions", one.Measure(budget: 1), FirstChain);
        var single = Median(one, budget: 1);
        Report("1 cluster, later run", single, NextChain);
        Report("1 cluster, later run, -ApiBudget 0.5", Median(one, budget: 0.5), NextChain);

        using var ten = new Stage(10, Latency);
        ten.Measure(budget: 1);
        var all = Median(ten, budget: 1);
        Report("10 clusters, later run", all, NextChain);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"10 clusters take {all.Milliseconds / single.Milliseconds:F2} times as long as 1"));
        Report("10 clusters, later run, -ApiBudget 0.5", Median(ten, budget: 0.5), NextChain);
    }

    // The budget of calls fills up again between two runs, as it does between those of a scheduler.
    private static Measured Median(Stage stage, double budget)
    {
        var all = Enumerable.Range(0, Runs).Select(_ =>
        {
            Thread.Sleep(TimeSpan.FromSeconds(6));
            return stage.Measure(budget);
        }).OrderBy(measured => measured.Milliseconds).ToArray();
        return all[Runs / 2];
    }

    private static void Report(string name, Measured measured, int chain) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name,-87}{measured.Milliseconds,11:F0}{measured.Calls,8}{chain,8}{measured.Milliseconds / (chain * Latency.TotalMilliseconds),8:F2}"));
}

using System;
using System.Diagnostics;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Benchmarks.Planning;

/// <summary>Medians of whole plans with all verdicts, once warm, what they allocate, and how they grow with the cluster.</summary>
internal static class QuickPlanning
{
    private static readonly int[] Sizes = [100, 1_000, 5_000];
    private static readonly int[] Loads = [30, 38];

    public static void Run()
    {
        Console.WriteLine("plan with all verdicts                                  median ms   CPU ms   allocated MB   drains   yes but max_step   fragile   no place   exponent of CPU time");
        WarmUp();
        foreach (var tasksEach in Loads)
            foreach (var (fit, maxStep) in new[] { (ScaleInFit.One, 1), (ScaleInFit.Many, 1), (ScaleInFit.Many, 10) })
            {
                var last = (Instances: 0, CpuTime: 0.0);
                foreach (var instances in Sizes) last = Report(instances, tasksEach, fit, maxStep, last);
            }
    }

    // The runtime compiles what runs often anew, in the background: all paths are run often enough, and it is given the time.
    private static void WarmUp()
    {
        var snapshots = Loads.Select(tasksEach => PlanWorkload.Of(60, tasksEach)).ToArray();
        for (var round = 0; round < 4; round++)
        {
            for (var run = 0; run < 15; run++)
            {
                foreach (var snapshot in snapshots)
                {
                    Planner.Plan(PlanWorkload.Definition(ScaleInFit.One, 1), snapshot, MetricReadings.None);
                    Planner.Plan(PlanWorkload.Definition(ScaleInFit.Many, 1), snapshot, MetricReadings.None);
                }
            }

            System.Threading.Thread.Sleep(500);
        }
    }

    private static (int Instances, double CpuTime) Report(int instances, int tasksEach, ScaleInFit fit, int maxStep, (int Instances, double CpuTime) last)
    {
        var snapshot = PlanWorkload.Of(instances, tasksEach);
        var definition = PlanWorkload.Definition(fit, maxStep);
        AutoscalePlan Plan() => Planner.Plan(definition, snapshot, MetricReadings.None);
        for (var run = 0; run < 3; run++) Plan();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var plan = Plan();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var runs = instances > 1_000 ? 5 : 15;
        var cpu = Environment.CpuUsage.TotalTime;
        var milliseconds = Median(runs, Plan);
        cpu = (Environment.CpuUsage.TotalTime - cpu) / runs;
        var exponent = last.Instances == 0 ? "" : (Math.Log(cpu.TotalMilliseconds / last.CpuTime) / Math.Log((double)instances / last.Instances)).ToString("F2", System.Globalization.CultureInfo.InvariantCulture);
        int Count(Reason reason) => plan.Instances.Count(verdict => verdict.Reason == reason);
        var name = $"{instances:N0} x {tasksEach}, fit: {(fit == ScaleInFit.One ? "one" : "many")}, step {maxStep}, {Used(snapshot):P0} of CPU";
        Console.WriteLine($"{name,-54}{milliseconds,11:F1}{cpu.TotalMilliseconds,9:F1}{allocated / 1e6,15:F1}{plan.Actions.Count,9}{Count(Reason.MaxStepReached),19}{Count(Reason.FragilePlacement),10}{Count(Reason.TaskHasNoPlace) + Count(Reason.BufferDoesNotFit),11}{exponent,11}");
        return (instances, cpu.TotalMilliseconds);
    }

    private static double Used(ClusterSnapshot snapshot) => 1 - ((double)snapshot.Instances.Sum(instance => instance.Remaining.Cpu) / snapshot.Instances.Sum(instance => instance.Registered.Cpu));

    private static double Median(int runs, Func<AutoscalePlan> plan)
    {
        var times = new double[runs];
        for (var run = 0; run < runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            plan();
            times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[runs / 2];
    }
}

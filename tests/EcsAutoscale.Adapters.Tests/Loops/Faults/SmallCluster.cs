using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Loops.Runs;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Building;
using Instance = EcsAutoscale.Core.Cluster.ContainerInstance;

namespace EcsAutoscale.Adapters.Tests.Loops.Faults;

/// <summary>A small cluster whose load goes up, down, and up again while a drain is under way: every operation of a run is used.</summary>
internal static class SmallCluster
{
    public const string Group = "production-asg";

    public const string Definition =
        """
        clusters:
          production:
            autoscale_group: production-asg
            min: 2
            max: 6
            cpu_buffer: 256
            mem_buffer: 512
            scale_out: { step: auto, warmup: 5m }
            scale_in: { fit: many, max_step: 1 }
            services:
              worker:
                min: 2
                max: 12
                target: { metric: backlog, per_task: 10 }
                metric_sources: { cloudwatch: [ { namespace: App, metric_name: Backlog, period: 60, statistics: [ { name: Maximum, alias: backlog } ] } ] }
        """;

    /// <summary>Two instances of two vCPU in a group whose maximum differs from the definition's, and two tasks of half a vCPU.</summary>
    public static SimulatedCloud Cloud() => new CloudBuilder()
        .WithSeed(5)
        .Cluster("production", cluster => cluster
            .Group(Group, g => g.Size(min: 2, max: 5, desired: 2).Zones("us-east-1a", "us-east-1b").Launches(InstanceTemplate.M5Large).Suspends("AZRebalance"))
            .Service("worker", s => s.Needs(512, 1024).Desired(2)))
        .Build();

    /// <summary>A minute with a backlog, a run in it.</summary>
    public static async Task<Run> MinuteAsync(RunLoop loop, Watchman watchman, double backlog)
    {
        loop.Use(cloud => cloud.CloudWatch.Put("App", "Backlog", new Dictionary<string, string>(), backlog, at: cloud.Now - TimeSpan.FromMinutes(2)));
        var run = await loop.RunAsync();
        loop.Advance(TimeSpan.FromMinutes(1));
        watchman.Look();
        return run;
    }

    /// <summary>Runs until two in a row had nothing to do, and waited for nothing.</summary>
    public static async Task<int> SettleAsync(RunLoop loop, Watchman watchman, double backlog, int most)
    {
        var quiet = 0;
        for (var minute = 1; minute <= most; minute++)
        {
            var run = await MinuteAsync(loop, watchman, backlog);
            quiet = run is { Failed: false, Plan.HasActions: false } && !StandsOff(run.Plan) && !IsBusy(loop) ? quiet + 1 : 0;
            if (quiet == 2) return minute;
        }

        throw new InvalidOperationException($"Not settled after {most.ToString(CultureInfo.InvariantCulture)} minutes: {State(loop)}");
    }

    /// <summary>All that a run is to bring about, in one line.</summary>
    public static string State(RunLoop loop) => loop.Use(cloud =>
    {
        var (group, cluster) = (cloud.AutoScaling.Group(Group), cloud.Ecs.Cluster("production"));
        var worker = cluster.Service("worker");
        return string.Create(CultureInfo.InvariantCulture, $"{group.MinSize}-{group.DesiredCapacity}-{group.MaxSize}, {group.Instances.Count} instances, "
            + $"{cluster.Instances.Count(i => i.Status == "ACTIVE")} ACTIVE, {cluster.Instances.Count(i => i.Attributes.ContainsKey(Instance.DrainMark))} marked, "
            + $"worker {worker.RunningCount} of {worker.DesiredCount}");
    });

    // A tag of ours that a fault has left behind makes our own change look like another hand's, which is left alone for a while.
    private static bool StandsOff(AutoscalePlan plan) =>
        plan.Groups.Select(verdict => verdict.Reason).Concat(plan.Services.Select(verdict => verdict.Reason)).Concat(plan.Instances.Select(verdict => verdict.Reason)).Contains(Reason.OtherHand);

    private static bool IsBusy(RunLoop loop) => loop.Use(cloud =>
    {
        var (group, cluster) = (cloud.AutoScaling.Group(Group), cloud.Ecs.Cluster("production"));
        return cluster.Instances.Any(i => i.Status != "ACTIVE" || i.Attributes.ContainsKey(Instance.DrainMark)) || group.Instances.Count != cluster.Instances.Count
            || cluster.Service("worker").RunningCount != cluster.Service("worker").DesiredCount;
    });
}

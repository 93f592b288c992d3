using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Building;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Loops;

/// <summary>The original's use case from end to end: a deep queue, more workers, more instances, and all of it back.</summary>
public sealed class CeleryLoopTests
{
    private const string Group = "production-asg";

    private const string Definition =
        """
        clusters:
          production:
            autoscale_group: production-asg
            min: 2
            max: 8
            cpu_buffer: 256
            mem_buffer: 512
            scale_out: { step: auto, max_step: 8, warmup: 5m }
            scale_in: { cooldown: 5m, fit: many }
            services:
              worker:
                min: 1
                max: 12
                type: celery
                data: { url: "%(RABBITMQ_URL)/celery" }
                target: { metric: messages, per_task: 60 }
                stabilization: { in: 5m }
        """;

    [Fact]
    public async Task A_deep_queue_raises_the_workers_in_one_run_and_the_cluster_to_hold_them_in_the_same_plan_and_both_come_down_without_a_flap()
    {
        await using var loop = await ClosedLoop.StartAsync(Cloud(), Definition);
        Assert.Equal((2, 2), loop.Use(Counts));

        loop.Use(cloud => { cloud.Queues.Queue("celery").Publish(720); return true; });
        var first = await loop.RoundAsync(TimeSpan.FromMinutes(1));
        var raise = Assert.Single(first.Actions, action => action.Kind == ScalingActionKind.SetDesiredCount);
        Assert.Equal(("worker", "2", "12"), (raise.Target, raise.Before, raise.After));
        Assert.StartsWith("target: messages = ", raise.Explanation, StringComparison.Ordinal);
        var growth = Assert.Single(first.Actions, action => action.Kind == ScalingActionKind.ScaleOut);
        Assert.Equal((12, int.Parse(growth.After, System.Globalization.CultureInfo.InvariantCulture)), loop.Use(Counts));

        await loop.RunAsync(180, "worker", Group);

        // All twelve ran at once on what the first plan had asked for: nothing was asked for twice.
        Assert.Equal(growth.After, loop.History.Max(counts => counts.Instances).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((1, 2), loop.History[^1]);
        Assert.Equal(0, ClosedLoop.Turns(loop.History.Select(counts => counts.Tasks)));
        Assert.Equal(0, ClosedLoop.Turns(loop.History.Select(counts => counts.Instances)));
        Assert.Equal(0, loop.Use(cloud => cloud.Queues.Queue("celery").Messages));
    }

    [Fact]
    public async Task A_second_wave_is_a_second_phase_and_each_phase_goes_one_way_once()
    {
        await using var loop = await ClosedLoop.StartAsync(Cloud(), Definition);
        loop.Use(cloud => { cloud.Queues.Queue("celery").Publish(600); return true; });
        await loop.RunAsync(60, "worker", Group);
        loop.Use(cloud => { cloud.Queues.Queue("celery").Publish(600); return true; });
        await loop.RunAsync(90, "worker", Group);

        Assert.Equal((1, 2), loop.History[^1]);
        Assert.Equal(2, ClosedLoop.Turns(loop.History.Select(counts => counts.Tasks)));
        Assert.InRange(ClosedLoop.Turns(loop.History.Select(counts => counts.Instances)), 0, 2);
    }

    private static (int Tasks, int Instances) Counts(SimulatedCloud cloud) =>
        (cloud.Ecs.Cluster("production").Service("worker").DesiredCount, cloud.AutoScaling.Group(Group).DesiredCapacity);

    private static SimulatedCloud Cloud() => new CloudBuilder()
        .WithSeed(11)
        .Cluster("production", cluster => cluster
            .Group(Group, g => g.Size(min: 2, max: 8, desired: 2).Zones("us-east-1a", "us-east-1b").Launches(InstanceTemplate.M5Large))
            .Service("worker", s => s.Needs(512, 1024).Desired(2))
            .Queue("celery", q => q with { Messages = 60, ConsumptionPerTask = 0.1 }, consumer: "worker"))
        .Build();
}

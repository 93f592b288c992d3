using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Xunit;

namespace EcsAutoscale.Simulation.Tests;

public sealed class QueueAndMetricTests
{
    private static readonly Dictionary<string, string> OfService = new() { ["ClusterName"] = "c", ["ServiceName"] = "s" };

    [Fact]
    public void A_queue_goes_down_as_workers_rise_and_never_below_zero()
    {
        var cloud = Scenario.Of(2, c => c
            .Service("s", s => s.Desired(2))
            .Queue("q", q => q with { Messages = 600, ArrivalRate = 1, ConsumptionPerTask = 0.5, Prefetch = 4 }, consumer: "s"));
        var queue = cloud.Queues.Queue("q");
        cloud.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal((600, 8, 592), (queue.Messages, queue.MessagesUnacknowledged, queue.MessagesReady));
        cloud.Ecs.UpdateService(cloud.Service(), desiredCount: 4);
        cloud.AdvanceUntil(() => cloud.Service().RunningCount == 4, Scenario.Long);
        cloud.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(500, queue.Messages);
        cloud.Advance(Scenario.Long);
        Assert.Equal((0, 1.0), (queue.Messages, queue.ConsumptionRate));
    }

    [Fact]
    public void However_often_a_queue_is_read_it_holds_the_same() => Gen.Int[1, 200].Array[1, 8].Sample(steps =>
    {
        var (often, once) = (Queue(), Queue());
        foreach (var step in steps)
        {
            often.Advance(TimeSpan.FromSeconds(step));
            Assert.InRange(often.Queues.Queue("q").Messages, 0, int.MaxValue);
        }

        once.Advance(TimeSpan.FromSeconds(steps.Sum()));
        Assert.Equal(once.Queues.Queue("q").Messages, often.Queues.Queue("q").Messages);

        static SimulatedCloud Queue() => Scenario.Of(1, c => c.Service("s", s => s.Desired(1)).Queue("q", q => q with { Messages = 300, ArrivalRate = 0.25, ConsumptionPerTask = 1 }, consumer: "s"));
    }, iter: 50);

    [Fact]
    public void Utilisation_is_used_over_reserved_and_halves_when_tasks_double()
    {
        var cloud = Scenario.Of(2, c => c.Service("s", s => s.Needs(256, 512).Desired(2).Load(cpuUnits: 768, memoryMiB: 256)));
        Assert.Equal([150, 25], Latest(cloud));
        cloud.Ecs.UpdateService(cloud.Service(), desiredCount: 4);
        cloud.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal([75, 12.5], Latest(cloud));
        var series = cloud.CloudWatch.Find("AWS/ECS", "CPUUtilization", OfService)!;
        Assert.All(series.Points.Zip(series.Points.Skip(1)), p => Assert.Equal(TimeSpan.FromMinutes(1), p.Second.Minute - p.First.Minute));
    }

    [Fact]
    public void Longer_periods_sum_up_their_minutes()
    {
        var cloud = new SimulatedCloud();
        foreach (var value in new[] { 1, 2, 6, 10 })
        {
            cloud.CloudWatch.Put("mine", "m", OfService, value);
            cloud.Advance(TimeSpan.FromMinutes(1));
        }

        var points = cloud.CloudWatch.Find("mine", "m", OfService)!.Read(cloud.Options.Start, cloud.Now, 180);
        Assert.Equal([3.0, 10.0], points.Select(p => p.Statistic("Average")!.Value));
        Assert.Equal([9.0, 10.0], points.Select(p => p.Statistic("Sum")!.Value));
        Assert.Equal([6.0, 10.0], points.Select(p => p.Statistic("Maximum")!.Value));
    }

    private static double[] Latest(SimulatedCloud cloud) => [.. new[] { "CPUUtilization", "MemoryUtilization" }
        .Select(name => cloud.CloudWatch.Find("AWS/ECS", name, OfService)!.Points[^1].Statistic("Average")!.Value)];
}

using System;
using System.Linq;
using EcsAutoscale.Simulation.Ecs;
using Xunit;

namespace EcsAutoscale.Simulation.Tests;

public sealed class DrainTests
{
    [Theory]
    [InlineData(2, 100, 200, true)]
    [InlineData(2, 50, 100, true)]
    [InlineData(1, 0, 100, true)]
    [InlineData(2, 100, 100, false)]
    [InlineData(2, 75, 100, false)]
    [InlineData(3, 100, 125, false)]
    [InlineData(4, 100, 125, true)]
    public void A_drain_ends_only_where_the_healthy_percents_leave_room(int desired, int minimum, int maximum, bool ends)
    {
        var cloud = Scenario.Of(2, c => c.Service("s", s => s.Desired(desired).HealthyPercent(minimum, maximum).PlacedOn([.. Enumerable.Repeat(0, desired)])));
        cloud.Ecs.Instances.SetStatus(cloud.Instance(0), "DRAINING");
        cloud.Advance(TimeSpan.FromHours(3));
        Assert.Equal(ends, cloud.Instance(0).Tasks.Count == 0);
        Assert.Equal(desired, cloud.Service().RunningCount);
    }

    [Fact]
    public void A_drain_without_room_elsewhere_waits()
    {
        var cloud = Scenario.Of(2, c => c.Service("s", s => s.Needs(2048, 512).Desired(2)));
        cloud.Ecs.Instances.SetStatus(cloud.Instance(0), "DRAINING");
        cloud.Advance(Scenario.Long);
        Assert.Equal([1, 1], cloud.Spread());
        cloud.Ecs.Instances.SetStatus(cloud.Instance(0), "ACTIVE");
        cloud.Advance(Scenario.Long);
        Assert.Equal([1, 1], cloud.Spread());
    }

    [Fact]
    public void A_pending_task_stops_at_once_and_a_running_one_only_after_its_replacement_is_healthy()
    {
        var cloud = Scenario.Of(2, c => c.Service("s", s => s.Desired(1).PlacedOn(0)).Service("late", s => s.Desired(0)));
        cloud.Ecs.Instances.SetAgentConnected(cloud.Instance(1), false);
        cloud.Ecs.UpdateService(cloud.Service("late"), desiredCount: 1);
        Assert.True(cloud.AdvanceUntil(() => cloud.Instance(0).PendingTasksCount == 1, Scenario.Long));
        cloud.Ecs.Instances.SetAgentConnected(cloud.Instance(1), true);
        cloud.Ecs.Instances.SetStatus(cloud.Instance(0), "DRAINING");
        var drainedAt = cloud.Now;
        Assert.True(cloud.AdvanceUntil(() => cloud.Instance(0).PendingTasksCount == 0, TimeSpan.FromSeconds(2)));
        Assert.True(cloud.AdvanceUntil(() => cloud.Instance(0).Tasks.Count == 0, Scenario.Long));
        Assert.True(cloud.Now - drainedAt > CloudTimings.Typical.HealthyAfter);
    }

    [Fact]
    public void Standalone_tasks_stay_and_daemons_leave_last()
    {
        var cloud = Scenario.Of(2, c => c
            .Service("daemon", s => s.Needs(64, 64).Daemon())
            .Service("s", s => s.Desired(1).PlacedOn(0))
            .StandaloneTask("job", on: 0, cpu: 256, memory: 256, new TaskBehaviour { RunsFor = TimeSpan.FromHours(1) }));
        cloud.Ecs.Instances.SetStatus(cloud.Instance(0), "DRAINING");
        cloud.Advance(Scenario.Long);
        Assert.Equal(["service:daemon", "family:job"], cloud.Instance(0).Tasks.Select(t => t.Group));
        cloud.Advance(TimeSpan.FromHours(1));
        Assert.Empty(cloud.Instance(0).Tasks);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void Whether_draining_spares_protected_tasks_is_an_option(bool spares, int left)
    {
        var cloud = Scenario.Of(2, c => c.Service("s", s => s.Desired(1).PlacedOn(0)), options: o => o with { DrainingSparesProtectedTasks = spares });
        cloud.Ecs.ProtectTask(cloud.Service().Tasks[0]);
        cloud.Ecs.Instances.SetStatus(cloud.Instance(0), "DRAINING");
        cloud.Advance(Scenario.Long);
        Assert.Equal(left, cloud.Instance(0).Tasks.Count);
    }

    [Fact]
    public void The_running_count_is_zero_while_a_task_that_hangs_still_holds_its_resources()
    {
        var cloud = Scenario.Of(2, c => c.Service("s", s => s.Desired(1).PlacedOn(0).Behaves(new TaskBehaviour { NeverStops = true })));
        cloud.Ecs.Instances.SetStatus(cloud.Instance(0), "DRAINING");
        cloud.Advance(Scenario.Long);
        var instance = cloud.Instance(0);
        Assert.Equal((0, 1, 2048 - 256), (instance.RunningTasksCount, instance.Tasks.Count, instance.Resources.RemainingCpu));
        Assert.Equal("STOPPING", instance.Tasks[0].LastStatus);
        cloud.Ecs.ReleaseHang(instance.Tasks[0]);
        cloud.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2048, instance.Resources.RemainingCpu);
    }

    [Theory]
    [InlineData("DRAINING", "DRAINING", "INVALID_STATE")]
    [InlineData("DRAINING", "ACTIVE", null)]
    [InlineData("ACTIVE", "DRAINING", null)]
    public void DRAINING_is_reached_only_from_ACTIVE(string from, string to, string? failure)
    {
        var cloud = Scenario.Of(1, _ => { });
        if (from == "DRAINING")
            cloud.Ecs.Instances.SetStatus(cloud.Instance(0), from);
        Assert.Equal(failure, cloud.Ecs.Instances.SetStatus(cloud.Instance(0), to));
    }
}

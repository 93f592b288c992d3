using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Loops.Faults;
using EcsAutoscale.Adapters.Tests.Loops.Runs;
using EcsAutoscale.Core.Planning;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Loops.Groups;

/// <summary>Groups that are busy, that cannot deliver, or whose instances are not what they should be.</summary>
public sealed class TroubledGroupTests
{
    [Fact]
    public async Task A_busy_group_is_left_for_the_next_run_with_one_request_a_change()
    {
        await using var loop = await RunLoop.StartAsync(SmallCluster.Cloud(), SmallCluster.Definition);
        using var watchman = new Watchman(loop, SmallCluster.Group);
        await SmallCluster.SettleAsync(loop, watchman, 20, 10);
        loop.Use(cloud => cloud.AutoScaling.Group(SmallCluster.Group).IsBusy = true);
        loop.Server.Requests.Clear();
        var busy = await SmallCluster.MinuteAsync(loop, watchman, 100);
        var raise = Assert.Single(busy.Actions, action => action.Kind == ScalingActionKind.ScaleOut);
        Assert.Equal(ScalingActionStatus.Skipped, raise.Status);
        Assert.EndsWith("try again next run.", raise.Error, StringComparison.Ordinal);
        Assert.Equal(1, loop.Server.Requests.Count("SetDesiredCapacity"));

        loop.Use(cloud => cloud.AutoScaling.Group(SmallCluster.Group).IsBusy = false);
        var free = await SmallCluster.MinuteAsync(loop, watchman, 100);
        Assert.Equal(ScalingActionStatus.Applied, Assert.Single(free.Actions, action => action.Kind == ScalingActionKind.ScaleOut).Status);
        Assert.Empty(watchman.Broken);
    }

    [Fact]
    public async Task A_group_whose_launches_fail_is_raised_once_and_again_only_after_one_has_succeeded()
    {
        await using var loop = await RunLoop.StartAsync(SmallCluster.Cloud(), SmallCluster.Definition);
        using var watchman = new Watchman(loop, SmallCluster.Group);
        loop.Use(cloud => cloud.AutoScaling.Group(SmallCluster.Group).LaunchFailure = "There is no capacity for m5.large.");
        for (var minute = 0; minute < 30; minute++)
        {
            var run = await SmallCluster.MinuteAsync(loop, watchman, minute < 3 ? 60 : 120);
            if (minute <= 3) continue;
            Assert.DoesNotContain(run.Actions, action => action.Kind == ScalingActionKind.ScaleOut);
            var verdict = Assert.Single(run.Plan!.Groups);
            Assert.Equal(Reason.LaunchesFail, verdict.Reason);
            Assert.Contains("There is no capacity for m5.large.", verdict.Explanation, StringComparison.Ordinal);
        }

        Assert.Equal(1, loop.Server.Requests.Count("SetDesiredCapacity"));
        loop.Use(cloud => cloud.AutoScaling.Group(SmallCluster.Group).LaunchFailure = null);
        await SmallCluster.SettleAsync(loop, watchman, 120, 40);
        Assert.Equal("2-4-6, 4 instances, 4 ACTIVE, 0 marked, worker 12 of 12", SmallCluster.State(loop));
        Assert.Empty(watchman.Broken);
    }

    [Fact]
    public async Task An_instance_that_never_registered_is_reported_and_never_decremented_away()
    {
        await using var loop = await RunLoop.StartAsync(SmallCluster.Cloud(), SmallCluster.Definition);
        using var watchman = new Watchman(loop, SmallCluster.Group);
        loop.Use(cloud => cloud.AutoScaling.Group(SmallCluster.Group).NewInstancesNeverRegister = true);
        await SmallCluster.MinuteAsync(loop, watchman, 100);
        await SmallCluster.MinuteAsync(loop, watchman, 100);
        var ghost = loop.Use(cloud => cloud.AutoScaling.Group(SmallCluster.Group).Instances[^1].InstanceId);
        Run last = null!;
        for (var minute = 0; minute < 30; minute++) last = await SmallCluster.MinuteAsync(loop, watchman, 20);
        Assert.Contains(last.Plan!.Warnings, warning => warning.Contains(ghost, StringComparison.Ordinal) && warning.Contains("never registered", StringComparison.Ordinal));
        Assert.Contains(loop.Use(cloud => cloud.AutoScaling.Group(SmallCluster.Group).Instances.ToArray()), member => member.InstanceId == ghost);
        Assert.DoesNotContain(loop.Server.Requests.Of("TerminateInstanceInAutoScalingGroup"), request => request.Parameters.Contains(ghost, StringComparison.Ordinal));
        Assert.Empty(watchman.Broken);
    }

    [Fact]
    public async Task With_most_of_the_cluster_disconnected_nothing_is_removed()
    {
        await using var loop = await RunLoop.StartAsync(SmallCluster.Cloud(), SmallCluster.Definition);
        using var watchman = new Watchman(loop, SmallCluster.Group);
        watchman.Allowed = 6;
        await SmallCluster.MinuteAsync(loop, watchman, 20);
        loop.Use(cloud => cloud.AutoScaling.SetDesiredCapacity(cloud.AutoScaling.Group(SmallCluster.Group), 6));
        loop.Advance(TimeSpan.FromMinutes(5));
        loop.Use(cloud =>
        {
            foreach (var instance in cloud.Ecs.Cluster("production").Instances.Where(instance => instance.Tasks.Count == 0).Take(4).ToArray())
                cloud.Ecs.Instances.SetAgentConnected(instance, false);
        });
        var run = await loop.RunAsync();
        Assert.DoesNotContain(run.Actions, action => action.Kind is ScalingActionKind.DrainInstance or ScalingActionKind.TerminateInstance);
        Assert.Contains(run.Plan!.Instances, verdict => verdict.Blockers.Any(blocker => blocker.Reason == Reason.UnhealthyCluster));
        Assert.Empty(watchman.Broken);
    }
}

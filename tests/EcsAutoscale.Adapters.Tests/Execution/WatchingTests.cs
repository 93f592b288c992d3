using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Execution;
using EcsAutoscale.Adapters.Tests.Doors;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Following;
using EcsAutoscale.Core.Planning;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Executing;

/// <summary>What is read while a run waits.</summary>
public sealed class WatchingTests
{
    [Fact]
    public async Task A_drain_costs_one_call_until_ECS_counts_no_task_on_it()
    {
        await using var stand = await StartAsync();
        var instance = stand.Instance(2);
        stand.Use(cloud => cloud.Ecs.Instances.SetStatus(instance, "DRAINING"));
        var seen = await LookAsync(stand, drains: [instance.Arn]);
        Assert.Equal(new WatchedDrain(InstanceStatus.Draining, 2), seen.Drains[instance.Arn]);
        Assert.Equal(["DescribeContainerInstances"], stand.Operations);
    }

    [Fact]
    public async Task A_task_that_is_still_stopping_is_left_though_ECS_counts_none()
    {
        await using var stand = await StartAsync();
        var instance = stand.Instance(2);
        stand.Use(cloud => cloud.Ecs.Instances.SetStatus(instance, "DRAINING"));
        var sawStopping = false;
        while ((await LookAsync(stand, drains: [instance.Arn])).Drains[instance.Arn].TasksLeft > 0)
        {
            sawStopping |= stand.Instance(2).RunningTasksCount == 0;
            stand.Server.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(sawStopping);
    }

    [Fact]
    public async Task Launched_instances_are_seen_when_they_have_registered()
    {
        await using var stand = await StartAsync();
        string[] known = stand.Use(cloud => cloud.Ecs.Cluster("production").Instances.Select(one => one.Arn).ToArray());
        await stand.ApplyAsync(Actions.Of(ScalingActionKind.ScaleOut, "asg", 3, 5));
        var launch = AwaitedLaunch.Of(Actions.Of(ScalingActionKind.ScaleOut, "asg", 3, 5), new Core.Definitions.ScaleOutPolicy(), DateTimeOffset.UtcNow) as Awaited;
        for (var round = 0; launch.IsOpen && round < 20; round++)
        {
            stand.Server.Advance(TimeSpan.FromSeconds(20));
            launch = launch.Follow(await LookAsync(stand, groups: ["asg"], known: known));
        }

        Assert.Equal((AwaitedProgress.Finished, "2 of 2 instances of asg registered"), (launch.Progress, launch.Told));
    }

    [Fact]
    public async Task A_launch_that_fails_is_told()
    {
        await using var stand = await StartAsync();
        stand.Use(cloud => cloud.AutoScaling.Group("asg").LaunchFailure = "We currently do not have sufficient m5.large capacity");
        string[] known = stand.Use(cloud => cloud.Ecs.Cluster("production").Instances.Select(one => one.Arn).ToArray());
        await stand.ApplyAsync(Actions.Of(ScalingActionKind.ScaleOut, "asg", 3, 5));
        stand.Server.Advance(TimeSpan.FromSeconds(20));
        var launch = AwaitedLaunch.Of(Actions.Of(ScalingActionKind.ScaleOut, "asg", 3, 5), new Core.Definitions.ScaleOutPolicy(), DateTimeOffset.UtcNow.AddMinutes(-1)).Follow(await LookAsync(stand, groups: ["asg"], known: known));
        Assert.Equal(AwaitedProgress.Failed, launch.Progress);
        Assert.Contains("sufficient m5.large capacity", launch.Told, StringComparison.Ordinal);
    }

    private static Task<Stand> StartAsync() => Stand.StartAsync(c => c.Group("asg", g => g.Size(1, 6, 3)).Service("web", s => s.Needs(256, 512).Desired(6).PlacedOn(0, 1, 2, 0, 1, 2)));

    private static Task<WatchedCluster> LookAsync(Stand stand, string[]? drains = null, string[]? groups = null, string[]? known = null) =>
        new Watching(stand.Aws.Ecs, stand.Aws.AutoScaling).LookAsync(
            new WatchRequest("production", drains ?? [], groups ?? [], known ?? []), DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Following;
using EcsAutoscale.Core.Planning;
using Xunit;

namespace EcsAutoscale.Core.Tests.Following;

/// <summary>What a run waits for, look by look.</summary>
public sealed class AwaitedTests
{
    private const string Arn = "arn:aws:ecs:us-east-1:123456789012:container-instance/production/1";
    private static readonly DateTimeOffset Begun = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_drain_tells_how_many_tasks_are_left_and_is_due_when_none_is()
    {
        var drain = Drain();
        Assert.Equal("5 of 5 tasks left on i-1", drain.Told);
        var half = drain.Follow(Drained(InstanceStatus.Draining, 2));
        Assert.Equal(("2 of 5 tasks left on i-1", AwaitedProgress.Waiting, 0.6), (half.Told, half.Progress, Math.Round(half.Share, 3)));
        Assert.Equal(AwaitedProgress.Due, half.Follow(Drained(InstanceStatus.Draining, 0)).Progress);
    }

    [Fact]
    public void A_drain_is_due_past_its_deadline_so_that_a_plan_takes_it_back()
    {
        Assert.Equal(AwaitedProgress.Waiting, Drain().Follow(Drained(InstanceStatus.Draining, 1, minutes: 10)).Progress);
        Assert.Equal(AwaitedProgress.Due, Drain().Follow(Drained(InstanceStatus.Draining, 1, minutes: 11)).Progress);
    }

    [Theory]
    [InlineData(InstanceStatus.Active, AwaitedProgress.Failed)]
    [InlineData(InstanceStatus.Deregistering, AwaitedProgress.Finished)]
    public void A_drain_that_others_end_has_ended(InstanceStatus status, AwaitedProgress progress) =>
        Assert.Equal(progress, Drain().Follow(Drained(status, 3)).Progress);

    [Fact]
    public void An_instance_that_has_left_the_cluster_is_drained() =>
        Assert.Equal(AwaitedProgress.Finished, Drain().Follow(new WatchedCluster { SeenAt = Begun }).Progress);

    [Fact]
    public void Where_another_controller_removes_what_is_empty_a_drain_ends_there() =>
        Assert.Equal(AwaitedProgress.Finished, Drain(terminate: false).Follow(Drained(InstanceStatus.Draining, 0)).Progress);

    [Fact]
    public void A_launch_counts_the_instances_that_have_registered()
    {
        var launch = Launch(2, 4);
        Assert.Equal("2 instances of asg asked for", launch.Told);
        launch = launch.Follow(Group(4, 30, members: 3));
        Assert.Equal(("0 of 2 instances of asg registered", AwaitedProgress.Waiting), (launch.Told, launch.Progress));
        launch = launch.Follow(Group(4, 60, members: 4, registered: ["i-3"]));
        Assert.Equal(("1 of 2 instances of asg registered", 0.5), (launch.Told, launch.Share));
        launch = launch.Follow(Group(4, 90, members: 4, registered: ["i-3", "i-4"]));
        Assert.Equal((AwaitedProgress.Finished, 1.0), (launch.Progress, launch.Share));
    }

    [Fact]
    public void A_launch_that_comes_not_on_within_the_warm_up_has_failed()
    {
        var launch = Launch(2, 4).Follow(Group(4, 100, members: 4)).Follow(Group(4, 399, members: 4));
        Assert.Equal(AwaitedProgress.Waiting, launch.Progress);
        launch = launch.Follow(Group(4, 401, members: 4));
        Assert.Equal(AwaitedProgress.Failed, launch.Progress);
        Assert.Contains("nothing has come for 5 min (scale_out.warmup)", launch.Told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(-10, false)]
    public void A_launch_that_AWS_could_not_make_has_failed_if_it_was_ours(int secondsAfter, bool fails)
    {
        var activity = new ScalingActivity { GroupName = "asg", Description = "Launching a new EC2 instance", StatusCode = "Failed", StatusMessage = "no capacity", StartTime = Begun.AddSeconds(secondsAfter) };
        var launch = Launch(2, 4).Follow(Group(4, 30, members: 2) with { Activities = [activity] });
        Assert.Equal(fails ? AwaitedProgress.Failed : AwaitedProgress.Waiting, launch.Progress);
        Assert.Equal(fails, launch.Told.Contains("a launch failed: no capacity", StringComparison.Ordinal));
    }

    [Fact]
    public void A_launch_that_somebody_takes_back_has_failed() => Assert.Equal(AwaitedProgress.Failed, Launch(2, 4).Follow(Group(3, 30, members: 3)).Progress);

    [Fact]
    public void In_a_weighted_group_an_instance_counts_its_weight() =>
        Assert.Equal(AwaitedProgress.Finished, Launch(2, 6).Follow(Group(6, 60, members: 3, registered: ["i-2", "i-3"], weight: 2)).Progress);

    private static ScalingAction Action(ScalingActionKind kind, string target, string before, string after) => new()
    {
        Kind = kind,
        Cluster = "production",
        Target = target,
        Before = before,
        After = after,
        Reason = Reason.Requested,
        Explanation = "",
        ContainerInstanceArn = kind == ScalingActionKind.DrainInstance ? Arn : null,
        Evidence = new Dictionary<string, double> { ["tasks"] = 5 },
    };

    private static AwaitedDrain Drain(bool terminate = true) =>
        AwaitedDrain.Of(Action(ScalingActionKind.DrainInstance, "i-1", "ACTIVE", "DRAINING"), new ScaleInPolicy { DrainTimeout = TimeSpan.FromMinutes(10), Terminate = terminate }, Begun);

    private static Awaited Launch(int before, int after) => AwaitedLaunch.Of(Action(ScalingActionKind.ScaleOut, "asg", $"{before}", $"{after}"), new ScaleOutPolicy(), Begun);

    private static WatchedCluster Drained(InstanceStatus status, int tasks, double minutes = 1) =>
        new() { SeenAt = Begun.AddMinutes(minutes), Drains = new Dictionary<string, WatchedDrain> { [Arn] = new(status, tasks) } };

    private static WatchedCluster Group(int desired, int seconds, int members, string[]? registered = null, int? weight = null) => new()
    {
        SeenAt = Begun.AddSeconds(seconds),
        Groups =
        [
            new AutoScalingGroup
            {
                Name = "asg",
                DesiredCapacity = desired,
                Instances = [.. Enumerable.Range(1, members).Select(number => new GroupInstance { InstanceId = $"i-{number}", LifecycleState = "InService", WeightedCapacity = weight })],
            },
        ],
        Registered = new HashSet<string>(registered ?? []),
    };
}

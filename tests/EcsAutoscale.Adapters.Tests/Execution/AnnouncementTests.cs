using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Execution;
using EcsAutoscale.Adapters.Tests.Doors;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.Ecs;
using Xunit;
using Snapshot = EcsAutoscale.Core.Cluster.ContainerInstance;

namespace EcsAutoscale.Adapters.Tests.Executing;

/// <summary>What one run does where another acts in the very moment between its last look and its change.</summary>
public sealed class AnnouncementTests
{
    private static Task<Stand> StartAsync() => Stand.StartAsync(c => c.Group("asg", g => g.Size(1, 6, 4)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_sees_another_s_drain_or_announcement_withdraws_and_leaves_the_mark_on_that_a_third_run_may_share(bool drains)
    {
        await using var stand = await StartAsync();
        var applied = await ApplyAsync(stand, Actions.On(stand, 1, ScalingActionKind.DrainInstance), "PutAttributes", (cloud, all) =>
        {
            Mark(all[2], Snapshot.DrainMark);
            if (drains) cloud.Ecs.Instances.SetStatus(all[2], "DRAINING");
        });
        Assert.Equal(ScalingActionStatus.Skipped, applied.Status);
        Assert.Contains("began to drain since the plan was made", applied.Error, StringComparison.Ordinal);
        Assert.Equal("ACTIVE", stand.Instance(1).Status);
        Assert.NotNull(stand.Instance(1).Mark());
        Assert.NotNull(stand.Instance(2).Mark());
    }

    [Fact]
    public async Task An_announcement_that_two_runs_share_holds_a_third_back_after_one_of_them_has_withdrawn()
    {
        await using var stand = await StartAsync();
        var isFirst = true;
        var ecs = Intercepted<IAmazonECS>.Around(stand.Aws.Ecs, (operation, _) =>
        {
            if (operation != "UpdateContainerInstancesState" || !isFirst) return null;
            isFirst = false;

            // The first run has looked and is about to drain. A second wants the same instance, sees a drain that is over a moment later, and withdraws; a third wants another one.
            stand.Use(cloud => Mark(cloud.Ecs.Cluster("production").Instances.ElementAt(3), Snapshot.DrainMark));
            var second = stand.ApplyAsync(Actions.On(stand, 1, ScalingActionKind.DrainInstance)).GetAwaiter().GetResult();
            stand.Use(cloud => ContainerInstanceControl.DeleteAttribute(cloud.Ecs.Cluster("production").Instances.ElementAt(3), Snapshot.DrainMark));
            var third = stand.ApplyAsync(Actions.On(stand, 2, ScalingActionKind.DrainInstance)).GetAwaiter().GetResult();
            Assert.Equal((ScalingActionStatus.Skipped, ScalingActionStatus.Skipped), (second.Status, third.Status));
            return null;
        });
        var first = await new ActionExecutor(ecs, stand.Aws.AutoScaling).ApplyAsync(
            Actions.On(stand, 1, ScalingActionKind.DrainInstance), DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        Assert.Equal(ScalingActionStatus.Applied, first.Status);
        Assert.Equal(("DRAINING", "ACTIVE"), (stand.Instance(1).Status, stand.Instance(2).Status));
    }

    [Fact]
    public async Task What_the_plan_reckoned_with_holds_no_drain_back_but_counts_against_the_minimum()
    {
        await using var stand = await StartAsync();
        stand.Use(cloud => cloud.Ecs.Instances.SetStatus(cloud.Ecs.Cluster("production").Instances.ElementAt(2), "DRAINING"));
        var drain = Actions.On(stand, 1, ScalingActionKind.DrainInstance) with { Beside = [stand.Instance(2).Arn] };
        stand.Use(cloud => cloud.AutoScaling.UpdateGroup(cloud.AutoScaling.Group("asg"), minSize: 3));
        var refused = await stand.ApplyAsync(drain);
        Assert.Equal(ScalingActionStatus.Skipped, refused.Status);
        Assert.Contains("of which 1 drain", refused.Error, StringComparison.Ordinal);
        Assert.Equal("ACTIVE", stand.Instance(1).Status);

        stand.Use(cloud => cloud.AutoScaling.UpdateGroup(cloud.AutoScaling.Group("asg"), minSize: 2));
        Assert.Equal(ScalingActionStatus.Applied, (await stand.ApplyAsync(drain)).Status);
    }

    [Fact]
    public async Task A_mark_that_another_run_took_off_in_the_moment_of_the_drain_is_put_on_again()
    {
        await using var stand = await StartAsync();
        var applied = await ApplyAsync(
            stand, Actions.On(stand, 1, ScalingActionKind.DrainInstance), "UpdateContainerInstancesState", (_, all) => ContainerInstanceControl.DeleteAttribute(all[1], Snapshot.DrainMark));
        Assert.Equal(ScalingActionStatus.Applied, applied.Status);
        Assert.Equal("DRAINING", stand.Instance(1).Status);
        Assert.NotNull(stand.Instance(1).Mark());
    }

    [Theory]
    [InlineData(ScalingActionKind.TerminateInstance, Snapshot.ReturnMark, "about to take")]
    [InlineData(ScalingActionKind.CancelDrain, Snapshot.TerminateMark, "about to terminate")]
    public async Task Of_a_termination_and_a_return_at_once_the_one_that_sees_the_other_withdraws(ScalingActionKind kind, string other, string sentence)
    {
        await using var stand = await StartAsync();
        stand.Use(cloud =>
        {
            var instance = cloud.Ecs.Cluster("production").Instances.ElementAt(1);
            Mark(instance, Snapshot.DrainMark);
            cloud.Ecs.Instances.SetStatus(instance, "DRAINING");
        });
        var action = Actions.On(stand, 1, kind);
        var applied = await ApplyAsync(stand, action, "PutAttributes", (_, all) => Mark(all[1], other));
        Assert.Equal(ScalingActionStatus.Skipped, applied.Status);
        Assert.Contains(sentence, applied.Error, StringComparison.Ordinal);
        Assert.Equal("DRAINING", stand.Instance(1).Status);
        Assert.Equal([Snapshot.DrainMark, other], stand.Instance(1).Attributes.Keys.Where(name => name.StartsWith("ecs-autoscale.", StringComparison.Ordinal)));
        Assert.DoesNotContain("TerminateInstanceInAutoScalingGroup", stand.Operations);

        // A run that died with its announcement binds nobody for ever.
        var later = await new ActionExecutor(stand.Aws.Ecs, stand.Aws.AutoScaling).ApplyAsync(
            action, DateTimeOffset.UtcNow + Snapshot.AnnouncementHolds + TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(ScalingActionStatus.Applied, later.Status);
    }

    [Fact]
    public async Task A_raise_that_went_below_another_run_s_keeps_what_that_one_had_launched()
    {
        await using var stand = await StartAsync();
        var asg = Intercepted<IAmazonAutoScaling>.Around(stand.Aws.AutoScaling, (operation, _) =>
        {
            if (operation != "SetDesiredCapacity" || stand.Operations.Contains("SetDesiredCapacity")) return null;
            stand.Use(cloud => cloud.AutoScaling.SetDesiredCapacity(cloud.AutoScaling.Group("asg"), 6));
            stand.Server.Advance(TimeSpan.FromSeconds(10));
            return null;
        });
        var applied = await new ActionExecutor(stand.Aws.Ecs, asg).ApplyAsync(
            Actions.Of(ScalingActionKind.ScaleOut, "asg", 4, 5), DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        Assert.Equal((ScalingActionStatus.Skipped, "Another run raised asg to 6 in the same moment; that stays."), (applied.Status, applied.Error));
        stand.Server.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((6, 6), stand.Use(cloud => (cloud.AutoScaling.Group("asg").DesiredCapacity, cloud.AutoScaling.Group("asg").Instances.Count)));
    }

    [Fact]
    public async Task A_stale_mark_is_left_on_where_it_is_another_one_by_now()
    {
        await using var stand = await StartAsync();
        stand.Use(cloud => Mark(cloud.Ecs.Cluster("production").Instances.ElementAt(1), Snapshot.DrainMark));
        var action = Actions.On(stand, 1, ScalingActionKind.RemoveDrainMark) with { Before = "2020-01-01T00:00:00Z" };
        Assert.Equal(ScalingActionStatus.Skipped, (await stand.ApplyAsync(action)).Status);
        Assert.NotNull(stand.Instance(1).Mark());
        Assert.Equal(ScalingActionStatus.Applied, (await stand.ApplyAsync(action with { Before = stand.Instance(1).Mark()! })).Status);
        Assert.Null(stand.Instance(1).Mark());
    }

    // The other hand acts just before the first call of an operation goes out.
    private static Task<ScalingAction> ApplyAsync(Stand stand, ScalingAction action, string at, Action<SimulatedCloud, ContainerInstance[]> other)
    {
        var isDone = false;
        var ecs = Intercepted<IAmazonECS>.Around(stand.Aws.Ecs, (operation, _) =>
        {
            if (operation == at && !isDone) stand.Use(cloud => other(cloud, [.. cloud.Ecs.Cluster("production").Instances]));
            isDone |= operation == at;
            return null;
        });
        return new ActionExecutor(ecs, stand.Aws.AutoScaling).ApplyAsync(action, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
    }

    private static void Mark(ContainerInstance instance, string name) => ContainerInstanceControl.PutAttribute(
        instance, name, DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
}

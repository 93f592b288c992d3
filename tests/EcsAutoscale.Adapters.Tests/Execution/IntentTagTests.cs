using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Doors;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.Building;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Executing;

/// <summary>Before a desired capacity or count is changed, a tag names both values as ours.</summary>
public sealed class IntentTagTests
{
    private static Task<Stand> StartAsync() => Stand.StartAsync(Cloud());

    private static SimulatedCloud Cloud() =>
        new CloudBuilder().Cluster("production", cluster => cluster.Group("asg", g => g.Size(1, 6, 3)).Service("web", s => s.Desired(2))).Build();

    [Fact]
    public async Task A_raised_capacity_is_tagged_first_and_the_tag_is_not_put_on_instances()
    {
        await using var stand = await StartAsync();
        await stand.ApplyAsync(Actions.Of(ScalingActionKind.ScaleOut, "asg", 3, 5));
        Assert.Equal(["DescribeAutoScalingGroups", "CreateOrUpdateTags", "SetDesiredCapacity", "DescribeAutoScalingGroups"], stand.Operations);
        Assert.Contains("PropagateAtLaunch=false", Assert.Single(stand.Server.Requests.Of("CreateOrUpdateTags")).Parameters, StringComparison.Ordinal);
        Assert.Equal((3, 5), Values(GroupTag(stand)));
    }

    [Theory]
    [InlineData("1-6", "4-6", 3, 4)]
    [InlineData("1-6", "2-6", null, null)]
    public async Task Limits_are_tagged_where_they_raise_the_capacity(string before, string after, int? from, int? to)
    {
        await using var stand = await StartAsync();
        await stand.ApplyAsync(Actions.Of(ScalingActionKind.SetGroupLimits, "asg", before, after));
        Assert.Equal((from, to), (GroupTag(stand)?.Before, GroupTag(stand)?.After));
    }

    [Fact]
    public async Task A_termination_is_tagged_with_the_capacity_that_it_leaves()
    {
        await using var stand = await StartAsync();
        stand.Use(cloud => cloud.Ecs.Cluster("production").Service("web").Tags.Clear());
        await stand.ApplyAsync(Actions.On(stand, 2, ScalingActionKind.DrainInstance));
        stand.Server.Advance(TimeSpan.FromMinutes(5));
        var ended = await stand.ApplyAsync(Actions.On(stand, 2, ScalingActionKind.TerminateInstance));
        Assert.Equal((ScalingActionStatus.Applied, null), (ended.Status, ended.Error));
        Assert.Equal((3, 2), Values(GroupTag(stand)));
        Assert.Equal(2, stand.Use(cloud => cloud.AutoScaling.Group("asg").DesiredCapacity));
    }

    [Fact]
    public async Task A_count_is_tagged_first_and_found_by_the_next_observation()
    {
        await using var stand = await StartAsync();
        await stand.ApplyAsync(Actions.Of(ScalingActionKind.SetDesiredCount, "web", 2, 4) with { Reason = Reason.EventMatched });
        Assert.Equal(["DescribeServices", "TagResource", "UpdateService"], stand.Operations);
        var seen = (await stand.ObserveAsync()).Services!.Single();
        Assert.Equal((2, 4), Values(DesiredIntent.Read(seen.Tags[DesiredIntent.TagKey])));
    }

    [Fact]
    public async Task What_a_caller_asked_for_is_tagged_as_another_hands()
    {
        await using var stand = await StartAsync();
        await stand.ApplyAsync(Actions.Of(ScalingActionKind.SetDesiredCount, "web", 2, 4));
        var tag = DesiredIntent.Read(ServiceTag(stand))!;
        Assert.Equal((2, 2, 4, "Set-EcsServiceScale"), (tag.Before, tag.After, tag.Seen!.Value, tag.Seen.By));
    }

    [Theory]
    [InlineData("CreateOrUpdateTags", ScalingActionKind.ScaleOut, "asg", 3, 4, "autoscaling:CreateOrUpdateTags")]
    [InlineData("TagResource", ScalingActionKind.SetDesiredCount, "web", 2, 3, "ecs:TagResource")]
    public async Task A_tag_that_may_not_be_written_is_a_warning_and_stops_no_change(string operation, ScalingActionKind kind, string target, int before, int after, string permission)
    {
        await using var stand = await StartAsync();
        stand.Server.Faults.Inject(operation, Fault.AccessDenied, int.MaxValue);
        var applied = await stand.ApplyAsync(Actions.Of(kind, target, before, after));
        Assert.Equal((ScalingActionStatus.Applied, null), (applied.Status, applied.Error));
        Assert.Contains($"Grant {permission}, or set stand_off.changes to 0s.", applied.Warning, StringComparison.Ordinal);
        Assert.Single(stand.Operations, one => one == operation);
    }

    [Fact]
    public async Task A_tag_that_failed_for_a_moment_is_written_after_the_change()
    {
        await using var stand = await StartAsync();
        stand.Server.Faults.Inject("CreateOrUpdateTags", Fault.Throttle, 2);
        var applied = await stand.ApplyAsync(Actions.Of(ScalingActionKind.ScaleOut, "asg", 3, 4));
        Assert.Equal((ScalingActionStatus.Applied, null), (applied.Status, applied.Warning));
        Assert.Equal((3, 4), Values(GroupTag(stand)));
    }

    [Fact]
    public async Task A_change_that_fails_leaves_a_tag_that_names_the_value_that_stays()
    {
        await using var stand = await StartAsync();
        stand.Server.Faults.Inject("SetDesiredCapacity", Fault.AccessDenied, int.MaxValue);
        Assert.Equal(ScalingActionStatus.Failed, (await stand.ApplyAsync(Actions.Of(ScalingActionKind.ScaleOut, "asg", 3, 4))).Status);
        var seen = (await stand.ObserveAsync(group: "asg")).Groups!.Single();
        Assert.Null(Core.StandingOff.OtherHandFinder.OfGroup(new(), await stand.ObserveAsync(group: "asg"), seen));
    }

    [Fact]
    public async Task Another_hand_is_told_from_the_activities_and_noted_where_nothing_has_moved_since()
    {
        await using var stand = await Stand.StartAsync(Cloud(), new StillClock());
        await stand.ApplyAsync(Actions.Of(ScalingActionKind.ScaleOut, "asg", 3, 4));

        // The stand's own time goes on, and the wall clock that the tag was written by does not.
        stand.Use(cloud => cloud.AutoScaling.Group("asg").Tags[DesiredIntent.TagKey] = new DesiredIntent(3, 4, DateTimeOffset.UtcNow.AddMinutes(-5)).Text());
        stand.Use(cloud => cloud.AutoScaling.UpdateGroup(cloud.AutoScaling.Group("asg"), desired: 6, who: Simulation.AutoScaling.GroupChanges.ScheduledAction));
        stand.Server.Advance(TimeSpan.FromMinutes(2));
        var definition = new Core.Definitions.ClusterDefinition { Name = "production" };
        var plan = Planner.Plan(definition, await stand.ObserveAsync(group: "asg"), MetricReadings.None);
        var note = Assert.Single(plan.Actions);
        Assert.Contains("a scheduled action changed the desired capacity of asg from 4 to 6", note.Explanation, StringComparison.Ordinal);
        Assert.Equal(ScalingActionStatus.Applied, (await stand.ApplyAsync(note)).Status);
        Assert.Equal((6, "a scheduled action"), (GroupTag(stand)!.Seen!.Value, GroupTag(stand)!.Seen!.By));
        Assert.Equal(ScalingActionStatus.Skipped, (await stand.ApplyAsync(note)).Status);
        Assert.Empty(Planner.Plan(definition, await stand.ObserveAsync(group: "asg"), MetricReadings.None).Actions);
    }

    [Fact]
    public async Task Another_hand_that_may_not_be_noted_is_a_warning()
    {
        await using var stand = await StartAsync();
        await stand.ApplyAsync(Actions.Of(ScalingActionKind.SetDesiredCount, "web", 2, 3) with { Reason = Reason.EventMatched });
        stand.Use(cloud => cloud.Ecs.UpdateService(cloud.Ecs.Cluster("production").Service("web"), 1));
        var definition = new Core.Definitions.ClusterDefinition { Name = "production", Services = [new() { Name = "web", Max = 9 }] };
        var note = Assert.Single(Planner.Plan(definition, await stand.ObserveAsync(), MetricReadings.None).Actions, action => action.Kind == ScalingActionKind.NoteOtherHand);
        stand.Server.Faults.Inject("TagResource", Fault.AccessDenied, int.MaxValue);
        var result = await stand.ApplyAsync(note);
        Assert.Equal(ScalingActionStatus.Skipped, result.Status);
        Assert.Contains("could not be noted", result.Warning, StringComparison.Ordinal);
    }

    private static (int, int) Values(DesiredIntent? intent) => (intent!.Before, intent.After);

    private static DesiredIntent? GroupTag(Stand stand) =>
        stand.Use(cloud => cloud.AutoScaling.Group("asg").Tags.TryGetValue(DesiredIntent.TagKey, out var tag) ? DesiredIntent.Read(tag) : null);

    private static string? ServiceTag(Stand stand) => stand.Use(cloud => cloud.Ecs.Cluster("production").Service("web").Tags[DesiredIntent.TagKey]);

    private sealed class StillClock : TimeProvider
    {
        private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}

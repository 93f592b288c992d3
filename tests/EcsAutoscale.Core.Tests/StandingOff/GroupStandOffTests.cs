using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.StandingOff;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.StandingOff;

/// <summary>A desired capacity that another hand has changed is left alone for a while: neither out nor in.</summary>
public sealed class GroupStandOffTests
{
    private static readonly DateTimeOffset Now = ClusterBuilder.Now;

    [Theory]
    [InlineData(null, 3, false)]
    [InlineData("1 to 3", 3, false)]
    [InlineData("3 to 4", 3, false)]
    [InlineData("4 to 3", 3, false)]
    [InlineData("1 to 2", 3, true)]
    [InlineData("3", 3, false)]
    public void A_value_that_is_neither_of_our_two_was_set_by_another_hand(string? tag, int desired, bool isOther)
    {
        var plan = Plan(Idle(tag is null or "3" ? tag : $"{tag} at {Text(Now.AddHours(-1))}", desired));
        Assert.Equal(isOther, plan.Actions.Any(action => action.Kind == ScalingActionKind.NoteOtherHand));
    }

    [Fact]
    public void It_says_who_when_from_what_to_what_until_when_and_which_key_overrides_in_verdict_and_warning()
    {
        var plan = Plan(Told(Idle(Tag(1, 2), 3), "a monitor alarm cpu-high in state ALARM triggered policy out", 2, 3, minutesAgo: 3));
        const string sentence = "a monitor alarm cpu-high in state ALARM triggered policy out changed the desired capacity of asg from 2 to 3 at 2026-11-23T02:57:00Z; "
            + "it is left alone until 2026-11-23T03:12:00Z, for another 12 min (stand_off.scaling_policies)";
        Assert.Equal(sentence, plan.Groups.Single().Explanation);
        Assert.Contains(sentence, plan.Warnings);
        Assert.All(plan.Instances, verdict => Assert.Equal((Reason.OtherHand, sentence), (verdict.Blockers.First().Reason, verdict.Blockers.First().Detail)));
    }

    [Fact]
    public void Nothing_is_added_while_it_lasts_and_something_is_afterwards()
    {
        var builder = Idle(Tag(1, 2), 3).Service("new", 9, 1000, 2000);
        Assert.Equal(Reason.OtherHand, Plan(Told(builder, "a user request", 2, 3, minutesAgo: 14)).Groups.Single().Reason);
        Assert.DoesNotContain(Plan(builder).Actions, action => action.Kind == ScalingActionKind.ScaleOut);
        builder.Activities.Clear();
        Assert.Contains(Plan(Told(builder, "a user request", 2, 3, minutesAgo: 16)).Actions, action => action.Kind == ScalingActionKind.ScaleOut);
    }

    [Fact]
    public void Nothing_is_drained_or_terminated_while_it_lasts()
    {
        var builder = Told(Idle(Tag(1, 2), 3), "a user request", 2, 3, minutesAgo: 1).Drain("i-1", 5);
        Assert.Equal([ScalingActionKind.NoteOtherHand], Plan(builder).Actions.Select(action => action.Kind));
        builder.Define(definition => definition with { StandOff = new StandOffPolicy { Changes = TimeSpan.Zero } });
        Assert.Contains(Plan(builder).Actions, action => action.Kind == ScalingActionKind.TerminateInstance);
    }

    [Fact]
    public void Each_source_has_a_key_of_its_own()
    {
        var policy = new StandOffPolicy { Changes = TimeSpan.FromMinutes(5), ScheduledActions = TimeSpan.FromMinutes(60), ScalingPolicies = TimeSpan.Zero };
        bool Holds(string who) => Plan(Told(Idle(Tag(1, 2), 3).Define(one => one with { StandOff = policy }), who, 2, 3, minutesAgo: 20)).Groups.Single().Reason == Reason.OtherHand;
        Assert.True(Holds("a scheduled action"));
        Assert.False(Holds("a user request"));
        Assert.False(Holds("a monitor alarm x in state ALARM triggered policy p"));
    }

    [Fact]
    public void A_change_is_noted_once_and_counts_from_then_on()
    {
        var first = Assert.Single(Plan(Told(Idle(Tag(1, 2), 3), "a scheduled action", 2, 3, minutesAgo: 3)).Actions);
        Assert.Equal((ScalingActionKind.NoteOtherHand, "asg", "asg", Reason.OtherHand), (first.Kind, first.Target, first.Group, first.Reason));
        Assert.Equal(Tag(1, 2), first.Before);
        Assert.Equal(Tag(1, 2) + " then 3 at 2026-11-23T02:57:00Z by a scheduled action", first.After);
        var second = Plan(Idle(first.After, 3));
        Assert.DoesNotContain(second.Actions, action => action.Kind == ScalingActionKind.NoteOtherHand);
        Assert.Equal(Reason.OtherHand, second.Groups.Single().Reason);
        Assert.Contains("a scheduled action changed the desired capacity of asg from 2 to 3", second.Groups.Single().Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_long_ago_is_noted_too_so_that_it_is_never_taken_for_a_new_one()
    {
        var plan = Plan(Told(Idle(Tag(1, 2), 3), "a user request", 2, 3, minutesAgo: 50).Service("web", 0));
        Assert.Contains(plan.Actions, action => action.Kind == ScalingActionKind.NoteOtherHand && action.Explanation.EndsWith("longer ago than stand_off.changes", StringComparison.Ordinal));
        Assert.Equal(Reason.NothingToDo, plan.Groups.Single().Reason);
    }

    [Fact]
    public void What_was_moved_back_to_our_first_value_is_another_hand_where_AWS_says_so()
    {
        Assert.Equal(Reason.OtherHand, Plan(Told(Idle(Tag(3, 5), 3), "a user request", 5, 3, minutesAgo: 2)).Groups.Single().Reason);
        Assert.Equal(Reason.NothingToDo, Plan(Idle(Tag(3, 5), 3)).Groups.Single().Reason);
    }

    [Fact]
    public void Without_a_cause_it_may_have_come_this_moment_as_long_as_the_group_has_not_answered()
    {
        var unanswered = Idle(Tag(1, 2), 3, with: group => group with { DesiredCapacity = 4 });
        Assert.Contains("at 2026-11-23T03:00:00Z", Plan(unanswered).Groups.Single().Explanation, StringComparison.Ordinal);
        var answered = Idle(Tag(1, 2), 3);
        answered.Activities.Add(new ScalingActivity { GroupName = "asg", Id = "1", Description = "Launching a new EC2 instance: i-9", StatusCode = "Successful", StartTime = Now.AddMinutes(-8) });
        Assert.Contains("at 2026-11-23T02:52:00Z", Plan(answered).Groups.Single().Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, null, null, false)]
    [InlineData(3, 1, 8, false)]
    [InlineData(3, 5, 8, true)]
    [InlineData(0, 5, 8, false)]
    public void The_limits_are_left_but_for_a_minimum_that_is_undercut_and_zero_stays(int desired, int? min, int? max, bool sets)
    {
        var builder = Told(Idle(Tag(1, 2), desired, with: group => group with { DesiredCapacity = desired }), "a user request", 2, desired, minutesAgo: 1)
            .Define(definition => definition with { Min = min, Max = max });
        Assert.Equal(sets, Plan(builder).Actions.Any(action => action.Kind == ScalingActionKind.SetGroupLimits));
    }

    [Fact]
    public void A_group_that_a_controller_owns_is_the_controllers_and_no_change_of_it_is_another_hands()
    {
        var builder = Told(Idle(Tag(1, 2), 3), "a user request", 2, 3, minutesAgo: 1);
        builder.Providers.Add(new CapacityProvider { Name = "cp", GroupArn = "asg", ManagesScaling = true });
        var plan = Plan(builder);
        Assert.DoesNotContain(plan.Actions, action => action.Kind == ScalingActionKind.NoteOtherHand);
        Assert.All(plan.Instances, verdict => Assert.Equal(Reason.OtherController, verdict.Reason));
    }

    [Theory]
    [InlineData(null, 3, false)]
    [InlineData("1 to 3 at 2026-11-23T02:00:00Z", 3, false)]
    [InlineData("3 to 4 at 2026-11-23T02:00:00Z", 3, true)]
    [InlineData("1 to 2 at 2026-11-23T02:00:00Z", 3, true)]
    [InlineData("1 to 2 at 2026-11-23T02:00:00Z then 3 at 2026-11-23T02:50:00Z", 3, true)]
    [InlineData("1 to 2 at 2026-11-23T02:00:00Z then 3 at 2026-11-23T02:40:00Z", 3, false)]
    [InlineData("1 to 2 at 2026-11-23T02:00:00Z then 4 at 2026-11-23T02:40:00Z", 3, true)]
    public void Activities_are_needed_only_where_they_can_tell_more_than_the_tag(string? tag, int desired, bool needed) =>
        Assert.Equal(needed, OtherHandFinder.NeedsActivities(new StandOffPolicy(), Idle(tag, desired).Snapshot().Groups!.Single(), Now));

    private static AutoscalePlan Plan(ClusterBuilder builder) => builder.Plan();

    private static string Tag(int before, int after) => $"{before} to {after} at {Text(Now.AddHours(-1))}";

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    // So many empty instances, in a group with the tag.
    private static ClusterBuilder Idle(string? tag, int desired, Func<AutoScalingGroup, AutoScalingGroup>? with = null)
    {
        var builder = new ClusterBuilder();
        for (var number = 1; number <= desired; number++) builder.Instance($"i-{number}");
        var tags = tag is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [DesiredIntent.TagKey] = tag };
        return builder.Group(with: group => with is null ? group with { Tags = tags } : with(group) with { Tags = tags })
            .Define(definition => definition with { ScaleIn = definition.ScaleIn with { Enabled = tag is not null && desired == 3 && with is null } });
    }

    private static ClusterBuilder Told(ClusterBuilder builder, string who, int from, int to, double minutesAgo)
    {
        builder.Activities.Add(new ScalingActivity
        {
            GroupName = "asg",
            Id = "1",
            Description = "Launching a new EC2 instance: i-1",
            StatusCode = "Successful",
            StartTime = Now.AddMinutes(-minutesAgo).AddSeconds(10),
            Cause = $"At {Text(Now.AddMinutes(-minutesAgo))} {who} changing the desired capacity from {from} to {to}.  At {Text(Now.AddMinutes(-minutesAgo))} an instance was started.",
        });
        return builder;
    }
}

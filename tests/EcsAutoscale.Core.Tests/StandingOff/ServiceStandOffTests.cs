using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.StandingOff;

/// <summary>A desired count that another hand has changed, or that Application Auto Scaling owns, is left alone.</summary>
public sealed class ServiceStandOffTests
{
    private static readonly DateTimeOffset Now = ClusterBuilder.Now;

    [Theory]
    [InlineData("2 to 4", 4, 6, Reason.EventMatched)]
    [InlineData("4 to 2", 4, 6, Reason.EventMatched)]
    [InlineData(null, 4, 6, Reason.EventMatched)]
    [InlineData("2 to 3", 4, 4, Reason.OtherHand)]
    [InlineData("2 to 3", 1, 2, Reason.BelowMinimum)]
    [InlineData("2 to 3", 0, 0, Reason.OtherHand)]
    [InlineData("2 to 3", 20, 20, Reason.OtherHand)]
    public void Only_the_minimum_holds_against_another_hand_and_zero_is_meant(string? tag, int desired, int becomes, Reason reason)
    {
        var verdict = Builder(tag is null ? null : $"{tag} at {Text(Now.AddHours(-1))}", desired, minutesAgo: 3).Plan().Services.Single();
        Assert.Equal((becomes, reason), (verdict.RecommendedCount, verdict.Reason));
    }

    [Fact]
    public void It_says_when_from_what_to_what_until_when_and_which_key_overrides_in_verdict_and_warning()
    {
        var plan = Builder(Tag, 4, minutesAgo: 3).Plan();
        const string sentence = "somebody else changed the desired count of worker from 3 to 4 at 2026-11-23T02:57:00Z; it is left alone until 2026-11-23T03:12:00Z, for another 12 min (stand_off.changes)";
        Assert.Equal(sentence, plan.Services.Single().Explanation);
        Assert.Contains("service worker: " + sentence, plan.Warnings);
    }

    [Fact]
    public void It_is_noted_and_a_task_that_is_replaced_later_is_no_new_change()
    {
        var noted = Assert.Single(Builder(Tag, 4, minutesAgo: 3).Plan().Actions);
        Assert.Equal((ScalingActionKind.NoteOtherHand, "worker", null, Tag), (noted.Kind, noted.Target, noted.Group, noted.Before));
        Assert.Equal($"{Tag} then 4 at 2026-11-23T02:57:00Z", noted.After);
        var longAgo = $"{Tag} then 4 at {Text(Now.AddMinutes(-20))}";
        Assert.Equal(Reason.EventMatched, Builder(longAgo, 4, minutesAgo: 1).Plan().Services.Single().Reason);
        Assert.Equal(Reason.OtherHand, Builder(longAgo, 5, minutesAgo: 1).Plan().Services.Single().Reason);
    }

    [Fact]
    public void A_plan_that_changes_the_count_takes_it_over_and_needs_no_note()
    {
        var plan = Builder(Tag, 4, minutesAgo: 30).Plan();
        Assert.Equal([ScalingActionKind.SetDesiredCount], plan.Actions.Where(action => action.Target == "worker").Select(action => action.Kind));
    }

    [Fact]
    public void While_tasks_are_missing_the_change_may_have_come_this_moment()
    {
        var builder = Builder(Tag, 4, minutesAgo: 40, running: 3);
        Assert.Contains("at 2026-11-23T03:00:00Z", builder.Plan().Services.Single().Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_caller_asked_for_is_left_alone_by_name()
    {
        var tag = $"2 to 2 at {Text(Now.AddMinutes(-5))} then 8 at {Text(Now.AddMinutes(-5))} by Set-EcsServiceScale";
        var verdict = Builder(tag, 8, minutesAgo: 5).Plan().Services.Single();
        Assert.Equal(Reason.OtherHand, verdict.Reason);
        Assert.StartsWith("Set-EcsServiceScale changed the desired count of worker from 2 to 8", verdict.Explanation, StringComparison.Ordinal);
        Assert.Equal(Reason.EventMatched, Builder(tag, 2, minutesAgo: 5).Plan().Services.Single().Reason);
    }

    [Fact]
    public void Zero_ignores_other_hands_and_a_service_may_say_so_itself()
    {
        var builder = Builder(Tag, 4, minutesAgo: 3).Define(definition => definition with
        {
            Services = [.. definition.Services.Select(service => service with { StandOff = service.StandOff with { Changes = TimeSpan.Zero } })],
        });
        Assert.Equal(Reason.EventMatched, builder.Plan().Services.Single().Reason);
        Assert.DoesNotContain(builder.Plan().Actions, action => action.Kind == ScalingActionKind.NoteOtherHand);
        Assert.False(builder.Definition.Remembers(new ScalingAction { Kind = ScalingActionKind.SetDesiredCount, Cluster = "production", Target = "worker", Before = "1", After = "2", Reason = Reason.EventMatched, Explanation = "" }));
    }

    [Theory]
    [InlineData(false, true, 4, Reason.OtherController)]
    [InlineData(true, true, 6, Reason.EventMatched)]
    [InlineData(false, false, 6, Reason.EventMatched)]
    public void A_service_is_left_to_Application_Auto_Scaling_unless_that_is_suspended_or_overridden(bool suspended, bool standsOff, int becomes, Reason reason)
    {
        var builder = Builder(null, 4, minutesAgo: 60).Define(definition => definition with
        {
            Services = [.. definition.Services.Select(service => service with { StandOff = new StandOffPolicy { ApplicationAutoScaling = standsOff } })],
        });
        var plan = builder.Plan(snapshot => snapshot with { ScalableTargets = [new ScalableTarget("worker", 1, 9) { IsSuspended = suspended }] });
        Assert.Equal((becomes, reason), (plan.Services.Single().RecommendedCount, plan.Services.Single().Reason));
        Assert.Equal(!suspended, plan.Warnings.Any(warning => warning.Contains("Application Auto Scaling", StringComparison.Ordinal)));
    }

    private static string Tag => $"2 to 3 at {Text(Now.AddHours(-1))}";

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static ClusterBuilder Builder(string? tag, int desired, double minutesAgo, int? running = null) => new ClusterBuilder()
        .Instance("i-1", cpu: 20_000, memory: 100_000).Group()
        .Service("worker", desired, with: service => service with
        {
            RunningCount = running ?? desired,
            Tags = tag is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [DesiredIntent.TagKey] = tag },
            Events = [new ServiceEvent(Now.AddMinutes(-minutesAgo), "(service worker) has started 1 tasks: (task x).")],
        })
        .Define(definition => definition with
        {
            Services = [new ServiceDefinition { Name = "worker", Min = 2, Max = 10, Events = [Metric.Event("queue", 2, min: 100)] }],
        })
        .Reading("worker", "queue", 500);
}

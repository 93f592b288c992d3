using System;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.Services;

public class CombinationTests
{
    private static readonly ServiceDefinition Both = Judging.Tracking with
    {
        Min = 1,
        Events = [Metric.Event("load", 1, min: 80), Metric.Event("load", -1, max: 20)],
    };

    [Theory]
    [InlineData(160, 90, 8, "target:")]
    [InlineData(80, 90, 5, "event:")]
    [InlineData(20, 90, 5, "event:")]
    [InlineData(20, 50, 4, "event:")]
    [InlineData(80, 10, 4, "target:")]
    [InlineData(20, 10, 3, "event:")]
    [InlineData(60, 10, 3, "event:")]
    [InlineData(160, 10, 8, "target:")]
    public void Out_if_any_says_out_in_only_if_all_agree_and_the_one_that_decided_is_named(double queue, double load, int expected, string decided)
    {
        var verdict = Both.Judge(4, Judging.Reading("queue", queue), Judging.Reading("load", load));
        Assert.Equal(expected, verdict.RecommendedCount);
        Assert.StartsWith(decided, verdict.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_one_that_is_outvoted_is_said()
    {
        var verdict = Both.Judge(4, Judging.Reading("queue", 80), Judging.Reading("load", 10));
        Assert.EndsWith("; event alone would go to 3", verdict.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_reading_holds_what_the_others_would_lower_and_lets_them_raise()
    {
        var failed = MetricReading.Failed("queue", "answered 500", "test");
        Assert.Equal((4, Reason.MetricFailed), Of(Both.Judge(4, failed, Judging.Reading("load", 10))));
        Assert.Equal((5, Reason.EventMatched), Of(Both.Judge(4, failed, Judging.Reading("load", 90))));
    }

    [Fact]
    public void A_failed_reading_that_no_metric_uses_holds_as_well()
    {
        var extra = MetricReading.Failed("unused", "answered 500", "test");
        Assert.Equal((4, Reason.MetricFailed), Of(Both.Judge(4, Judging.Reading("queue", 10), Judging.Reading("load", 10), extra)));
    }

    [Fact]
    public void A_reading_that_is_not_there_at_all_holds_even_where_an_earlier_event_applies()
    {
        var wanted = Judging.Tracking with { Target = null, Events = [Metric.Event("load", -1, max: 20), Metric.Event("other", 1, min: 80)] };
        var verdict = wanted.Judge(4, Judging.Reading("load", 10));
        Assert.Equal((4, Reason.MetricFailed), Of(verdict));
        Assert.Contains("other was not read", verdict.Explanation, StringComparison.Ordinal);
        Assert.Equal(3, wanted.Judge(4, Judging.Reading("load", 10), Judging.Reading("other", 1)).RecommendedCount);
    }

    [Theory]
    [InlineData(8, 8)]
    [InlineData(5, 5)]
    [InlineData(3, 5)]
    [InlineData(99, 10)]
    public void The_fallback_and_an_event_raise_to_the_higher_of_both(int fallback, int expected)
    {
        var wanted = Both with { OnMetricFailure = fallback };
        Assert.Equal(expected, wanted.Judge(4, MetricReading.Failed("queue", "answered 500", "test"), Judging.Reading("load", 90)).RecommendedCount);
    }

    [Fact]
    public void Bounds_that_a_schedule_gives_are_named()
    {
        const string window = "0 8 * * 1-5 Europe/Berlin";
        var wanted = Both with { Min = 5, MinBySchedule = window };
        Assert.Contains($"desired 2 is below the minimum 5 by schedule {window}", (wanted with { Target = null }).Judge(2).Explanation, StringComparison.Ordinal);
        Assert.Contains($"minimum 5 by schedule {window}", wanted.Judge(5, Judging.Reading("queue", 0), Judging.Reading("load", 10)).Explanation, StringComparison.Ordinal);
        var capped = Both with { Max = 3, MaxBySchedule = window };
        Assert.Equal((3, Reason.AboveMaximum), Of(capped.Judge(4)));
        Assert.Contains($"maximum 3 by schedule {window}", capped.Judge(4).Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Others_at_work_on_a_service_are_warned_of()
    {
        var builder = new ClusterBuilder().Instance("i-1").Group().Service("worker", 2, with: service => service with { Deployments = [new Deployment { RolloutState = "IN_PROGRESS" }] })
            .Define(definition => definition with { Services = [Both with { StandOff = new StandOffPolicy { ApplicationAutoScaling = false } }] })
            .Reading("worker", "queue", 200).Reading("worker", "load", 50);
        var warnings = builder.Plan(snapshot => snapshot with
        {
            ScalableTargets = [new ScalableTarget("worker", 1, 4), new ScalableTarget("web", 1, 4), new ScalableTarget("worker", 2, 9) { IsSuspended = true }],
        }).Warnings;
        Assert.Single(warnings, warning => warning.Contains("Application Auto Scaling scales it as well, between 1 and 4 tasks", StringComparison.Ordinal));
        Assert.Single(warnings, warning => warning.Contains("a rollout is at work", StringComparison.Ordinal));
        Assert.DoesNotContain(warnings, warning => warning.Contains("web", StringComparison.Ordinal) || warning.Contains("between 2 and 9", StringComparison.Ordinal));
    }

    private static (int Count, Reason Reason) Of(ServiceVerdict verdict) => (verdict.RecommendedCount, verdict.Reason);
}

using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.Services;

public class TargetTests
{
    [Theory]
    [InlineData(0, 0, 0, Reason.NothingToDo)]
    [InlineData(0, 1, 1, Reason.TargetMissed)]
    [InlineData(0, 20, 1, Reason.TargetMissed)]
    [InlineData(0, 21, 2, Reason.TargetMissed)]
    [InlineData(1, 0, 0, Reason.TargetMissed)]
    [InlineData(1, 1, 1, Reason.NothingToDo)]
    [InlineData(5, 90, 5, Reason.WithinTolerance)]
    [InlineData(5, 110, 5, Reason.WithinTolerance)]
    [InlineData(5, 111, 6, Reason.TargetMissed)]
    [InlineData(5, 89, 5, Reason.NothingToDo)]
    [InlineData(5, 80, 4, Reason.TargetMissed)]
    [InlineData(5, 1_000_000, 10, Reason.TargetMissed)]
    [InlineData(10, 1_000_000, 10, Reason.AtMaximum)]
    [InlineData(3, -50, 0, Reason.TargetMissed)]
    public void The_ceiling_outside_the_tolerance_and_from_and_to_zero(int desired, double queue, int expected, Reason reason)
    {
        var verdict = Judging.Tracking.Judge(desired, Judging.Reading("queue", queue));
        Assert.Equal((expected, reason), (verdict.RecommendedCount, verdict.Reason));
    }

    [Theory]
    [InlineData(1.1, 0.1, 11)]
    [InlineData(0.7, 0.1, 7)]
    [InlineData(4.35, 0.05, 87)]
    [InlineData(0.3, 0.1, 3)]
    public void Binary_fractions_do_not_buy_a_task(double metric, double perTask, int expected)
    {
        var wanted = Judging.Tracking with { Max = 100, Target = Judging.Target("queue", perTask, 0) };
        Assert.Equal(expected, wanted.Judge(1, Judging.Reading("queue", metric)).RecommendedCount);
    }

    [Fact]
    public void A_latency_goal_is_the_backlog_over_what_a_task_works_off_in_that_time()
    {
        // 600 messages, each task takes 2 a second, to be done in 30 s: 60 messages a task.
        var wanted = Judging.Tracking with { Max = 50, Target = Judging.Target("backlog / rate", 30) };
        Assert.Equal(10, wanted.Judge(2, Judging.Reading("backlog", 600), Judging.Reading("rate", 2)).RecommendedCount);
    }

    [Fact]
    public void A_service_below_its_minimum_goes_at_once_to_what_its_target_asks_for()
    {
        var wanted = Judging.Tracking with { Min = 2 };
        var deep = wanted.Judge(0, Judging.Reading("queue", 150));
        Assert.Equal((8, Reason.TargetMissed), (deep.RecommendedCount, deep.Reason));
        Assert.Contains("below the minimum 2", deep.Explanation, System.StringComparison.Ordinal);
        Assert.Equal((2, Reason.BelowMinimum), Of(wanted.Judge(0, Judging.Reading("queue", 10))));
        var failed = wanted.Judge(0, Core.Cluster.MetricReading.Failed("queue", "answered 500", "test"));
        Assert.Equal((2, Reason.BelowMinimum), Of(failed));
        Assert.EndsWith("held, a metric failed: queue answered 500", failed.Explanation, System.StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_brings_a_service_back_from_zero_and_down_to_it()
    {
        var wanted = Judging.Tracking with { Target = null, Events = [Metric.Event("queue", 1, min: 1), Metric.Event("queue", -1, max: 0)] };
        Assert.Equal((1, Reason.EventMatched), Of(wanted.Judge(0, Judging.Reading("queue", 5))));
        Assert.Equal((0, Reason.EventMatched), Of(wanted.Judge(1, Judging.Reading("queue", 0))));
        Assert.Equal((0, Reason.AtMinimum), Of(wanted.Judge(0, Judging.Reading("queue", 0))));
    }

    private static (int Count, Reason Reason) Of(ServiceVerdict verdict) => (verdict.RecommendedCount, verdict.Reason);
}

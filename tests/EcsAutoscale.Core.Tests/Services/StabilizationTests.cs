using System;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.Services;

public class StabilizationTests
{
    private static readonly ServiceDefinition Steady = Judging.Tracking with
    {
        Stabilization = new StabilizationPolicy { Out = TimeSpan.FromMinutes(2), In = TimeSpan.FromMinutes(3) },
    };

    [Theory]
    [InlineData(8, 160, 160, 160, 40, 8, Reason.Stabilizing)]
    [InlineData(8, 160, 120, 100, 40, 8, Reason.Stabilizing)]
    [InlineData(8, 120, 100, 80, 40, 6, Reason.TargetMissed)]
    [InlineData(8, 40, 40, 40, 40, 2, Reason.TargetMissed)]
    [InlineData(8, 40, 200, 40, 40, 8, Reason.Stabilizing)]
    public void A_count_is_lowered_to_the_highest_recommendation_of_the_window(int desired, double first, double second, double third, double last, int expected, Reason reason)
    {
        var verdict = Steady.Judge(desired, Judging.Reading("queue", first, second, third, last));
        Assert.Equal((expected, reason), (verdict.RecommendedCount, verdict.Reason));
    }

    [Theory]
    [InlineData(2, 160, 160, 160, 8)]
    [InlineData(2, 100, 160, 160, 5)]
    [InlineData(2, 40, 160, 160, 2)]
    [InlineData(2, 0, 160, 160, 2)]
    public void A_count_is_raised_to_the_lowest_recommendation_of_the_window(int desired, double first, double second, double last, int expected) =>
        Assert.Equal(expected, Steady.Judge(desired, Judging.Reading("queue", first, second, last)).RecommendedCount);

    [Fact]
    public void What_was_in_force_when_the_window_began_counts()
    {
        // A period of five minutes: the point of four minutes ago is not in the window of three, but it held until the newest came.
        var reading = Judging.Reading("queue", 40) with { History = [new(Judging.Now.AddMinutes(-4), 160), new(Judging.Now.AddSeconds(-10), 40)] };
        Assert.Equal(8, Steady.Judge(8, reading).RecommendedCount);
        Assert.Equal(2, Steady.Judge(8, reading with { History = [new(Judging.Now.AddMinutes(-4), 40), new(Judging.Now.AddSeconds(-10), 40)] }).RecommendedCount);
    }

    [Theory]
    [InlineData(60, 8, Reason.Stabilizing)]
    [InlineData(179, 8, Reason.Stabilizing)]
    [InlineData(181, 2, Reason.TargetMissed)]
    public void Without_history_the_service_s_last_change_must_be_older_than_the_window(double secondsAgo, int expected, Reason reason)
    {
        var verdict = Steady.Judge(Judging.Worker(8, Judging.Ago(secondsAgo)), Judging.Reading("queue", 40));
        Assert.Equal((expected, reason), (verdict.RecommendedCount, verdict.Reason));
    }

    [Fact]
    public void Where_the_history_does_not_reach_back_the_last_change_counts_too()
    {
        var brief = Judging.Reading("queue", 40d, 40d);
        Assert.Equal(8, Steady.Judge(Judging.Worker(8, Judging.Ago(60)), brief).RecommendedCount);
        Assert.Equal(2, Steady.Judge(Judging.Worker(8, Judging.Ago(600)), brief).RecommendedCount);
    }

    [Fact]
    public void A_history_of_its_own_does_not_wait_for_the_last_change()
    {
        Assert.Equal(2, Steady.Judge(Judging.Worker(8, Judging.Ago(10)), Judging.Reading("queue", 40, 40, 40, 40)).RecommendedCount);
    }

    [Fact]
    public void A_metric_of_the_service_s_own_counts_has_no_history()
    {
        var wanted = Steady with { Target = Judging.Target("queue / running * desired", 20) };
        var verdict = wanted.Judge(Judging.Worker(8, Judging.Ago(10)), Judging.Reading("queue", 40, 40, 40, 40));
        Assert.Equal((8, Reason.Stabilizing), (verdict.RecommendedCount, verdict.Reason));
    }

    [Fact]
    public void Each_policy_is_held_by_its_own_history()
    {
        var wanted = Steady with { Events = [Metric.Event("load", -1, max: 20)] };
        var service = Judging.Worker(8, Judging.Ago(10));
        Assert.Equal(8, wanted.Judge(service, Judging.Reading("queue", 40, 40, 40, 40), Judging.Reading("load", 10)).RecommendedCount);
        Assert.Equal(7, wanted.Judge(service, Judging.Reading("queue", 40, 40, 40, 40), Judging.Reading("load", 10, 10, 10, 10)).RecommendedCount);
    }

    [Fact]
    public void Bounds_do_not_wait()
    {
        var wanted = Steady with { Max = 5 };
        Assert.Equal(5, wanted.Judge(Judging.Worker(8, Judging.Ago(1)), Judging.Reading("queue", 160)).RecommendedCount);
        Assert.Equal(3, (Steady with { Min = 3 }).Judge(Judging.Worker(0, Judging.Ago(1)), Judging.Reading("queue", 0)).RecommendedCount);
    }

    [Theory]
    [InlineData("(service worker) has stopped 2 running tasks: (task 1) (task 2).", Reason.Cooldown)]
    [InlineData("(service worker) has started 2 tasks: (task 1) (task 2).", Reason.Cooldown)]
    [InlineData("(service worker) has reached a steady state.", Reason.TargetMissed)]
    [InlineData("(service worker) was unable to place a task because no container instance met all of its requirements.", Reason.TargetMissed)]
    public void Only_events_that_tell_of_tasks_that_came_or_went_are_changes(string message, Reason reason) =>
        Assert.Equal(reason, (Judging.Tracking with { CooldownIn = TimeSpan.FromMinutes(5) }).Judge(Judging.Worker(8, Judging.Ago(30, message)), Judging.Reading("queue", 40)).Reason);

    [Theory]
    [InlineData("PRIMARY", Reason.Cooldown)]
    [InlineData("ACTIVE", Reason.TargetMissed)]
    public void The_primary_deployment_s_update_is_a_change(string status, Reason reason)
    {
        var service = Judging.Worker(8) with
        {
            Deployments = [new Deployment { Status = status, CreatedAt = Judging.Now.AddDays(-1), UpdatedAt = Judging.Now.AddSeconds(-20) }],
        };
        Assert.Equal(reason, (Judging.Tracking with { CooldownIn = TimeSpan.FromMinutes(5) }).Judge(service, Judging.Reading("queue", 40)).Reason);
    }
}

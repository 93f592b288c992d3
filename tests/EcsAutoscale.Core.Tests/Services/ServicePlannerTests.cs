using System;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Services;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.Services;

public sealed class ServicePlannerTests
{
    private static readonly ServiceDefinition Worker = new()
    {
        Name = "worker",
        Min = 1,
        Max = 10,
        Events = [Metric.Event("queue_length", 1, min: 5), Metric.Event("queue_length", -1, max: 3)],
    };

    [Theory]
    [InlineData(2, 500, 3, Reason.EventMatched)]
    [InlineData(2, 5, 3, Reason.EventMatched)]
    [InlineData(2, 4, 2, Reason.NoEventMatched)]
    [InlineData(2, 3, 1, Reason.EventMatched)]
    [InlineData(1, 0, 1, Reason.AtMinimum)]
    [InlineData(10, 500, 10, Reason.AtMaximum)]
    [InlineData(0, 0, 1, Reason.BelowMinimum)]
    [InlineData(14, 500, 10, Reason.AboveMaximum)]
    public void Bounds_come_first_then_the_first_event_that_changes_the_count(int desired, double queue, int expected, Reason reason)
    {
        var verdict = Judge(Worker, new EcsService { Name = "worker", DesiredCount = desired }, MetricReading.Of("queue_length", queue, "test"));

        Assert.Equal((expected, reason), (verdict.RecommendedCount, verdict.Reason));
        Assert.Equal(queue, verdict.Metrics["queue_length"]);
        Assert.NotEmpty(verdict.Explanation);
    }

    [Fact]
    public void An_action_that_leads_over_a_bound_stops_at_the_bound()
    {
        var wanted = Worker with { Events = [Metric.Event("queue_length", 6, min: 5)] };

        Assert.Equal(10, Judge(wanted, new EcsService { Name = "worker", DesiredCount = 8 }, MetricReading.Of("queue_length", 9, "test")).RecommendedCount);
    }

    [Fact]
    public void An_event_at_its_bound_lets_a_later_event_apply()
    {
        var wanted = Worker with { Events = [Metric.Event("a", 1, min: 0), Metric.Event("b", -2, min: 0)] };
        var verdict = Judge(wanted, new EcsService { Name = "worker", DesiredCount = 10 }, MetricReading.Of("a", 1, "test"), MetricReading.Of("b", 1, "test"));

        Assert.Equal((8, Reason.EventMatched), (verdict.RecommendedCount, verdict.Reason));
    }

    [Fact]
    public void An_action_of_0_holds_the_count()
    {
        var wanted = Worker with { Events = [Metric.Event("queue_length", 0, min: 0), Metric.Event("queue_length", 5, min: 0)] };
        var verdict = Judge(wanted, new EcsService { Name = "worker", DesiredCount = 4 }, MetricReading.Of("queue_length", 7, "test"));

        Assert.Equal((4, Reason.NothingToDo), (verdict.RecommendedCount, verdict.Reason));
    }

    [Fact]
    public void D1_A_hot_service_with_pending_tasks_is_not_scaled_down()
    {
        var wanted = Worker with { Events = [Metric.Event("cpu", 2, min: 80)] };
        var service = new EcsService { Name = "worker", DesiredCount = 8, RunningCount = 2, PendingCount = 6 };

        Assert.Equal(10, Judge(wanted, service, MetricReading.Of("cpu", 95, "test")).RecommendedCount);
    }

    [Fact]
    public void D4_A_service_without_a_datapoint_holds_its_count_and_the_others_are_scaled()
    {
        var plan = new ClusterBuilder()
            .Service("blind", 3).Service("worker", 2).Instance("i-a").Group(min: 1)
            .Define(definition => definition with { Services = [Worker with { Name = "blind" }, Worker] })
            .FailedReading("blind", "queue_length", "has no data").Reading("worker", "queue_length", 100)
            .Plan();

        Assert.Equal((Reason.MetricFailed, 3), (plan.Services[0].Reason, plan.Services[0].RecommendedCount));
        Assert.Contains("has no data", plan.Services[0].Explanation, StringComparison.Ordinal);
        Assert.Equal(3, plan.Services[1].RecommendedCount);
        Assert.Contains(plan.Warnings, warning => warning.Contains("blind", StringComparison.Ordinal));
    }

    [Fact]
    public void D6_A_service_that_does_not_exist_is_named()
    {
        var plan = new ClusterBuilder().Instance("i-a").Group().Define(definition => definition with { Services = [Worker with { Name = "wroker" }] }).Plan();

        Assert.Equal(Reason.NotFound, plan.Services.Single().Reason);
        Assert.Contains(plan.Warnings, warning => warning.Contains("wroker", StringComparison.Ordinal));
    }

    [Fact]
    public void D7_A_deleted_service_is_left_alone_and_the_others_are_scaled()
    {
        var plan = new ClusterBuilder()
            .Service("gone", 2, with: service => service with { Status = "INACTIVE" }).Service("worker", 2).Instance("i-a").Group()
            .Define(definition => definition with { Services = [Worker with { Name = "gone" }, Worker] })
            .Reading("gone", "queue_length", 100).Reading("worker", "queue_length", 100)
            .Plan();

        Assert.Equal(Reason.NotActive, plan.Services[0].Reason);
        Assert.Equal(["worker"], plan.Actions.Where(action => action.Kind == ScalingActionKind.SetDesiredCount).Select(action => action.Target));
    }

    [Fact]
    public void D8_A_metric_without_a_value_lets_later_events_apply()
    {
        var wanted = Worker with { Events = [Metric.Event("dead", 1, min: 0), Metric.Event("queue_length", 2, min: 5)] };
        var verdict = Judge(
            wanted, new EcsService { Name = "worker", DesiredCount = 2 }, MetricReading.Failed("dead", "answered 500", "test"), MetricReading.Of("queue_length", 9, "test"));

        Assert.Equal((4, Reason.EventMatched), (verdict.RecommendedCount, verdict.Reason));
    }

    [Fact]
    public void E6_A_division_by_zero_costs_that_event_only()
    {
        var wanted = Worker with { Events = [Metric.Event("queue_length / consumers", 1, min: 0), Metric.Event("queue_length", 2, min: 5)] };
        var verdict = Judge(
            wanted, new EcsService { Name = "worker", DesiredCount = 2 }, MetricReading.Of("consumers", 0, "test"), MetricReading.Of("queue_length", 9, "test"));

        Assert.Equal(4, verdict.RecommendedCount);
    }

    [Fact]
    public void A_service_never_goes_in_while_any_of_its_readings_failed()
    {
        var verdict = Judge(
            Worker, new EcsService { Name = "worker", DesiredCount = 5 }, MetricReading.Of("queue_length", 0, "test"), MetricReading.Failed("other", "did not answer", "test"));

        Assert.Equal((5, Reason.MetricFailed), (verdict.RecommendedCount, verdict.Reason));
    }

    [Theory]
    [InlineData(4, 6, 6)]
    [InlineData(8, 6, 8)]
    [InlineData(4, 60, 10)]
    public void On_metric_failure_only_ever_raises(int desired, int fallback, int expected)
    {
        var verdict = Judge(Worker with { OnMetricFailure = fallback }, new EcsService { Name = "worker", DesiredCount = desired }, MetricReading.Failed("queue_length", "gone", "test"));

        Assert.Equal((expected, Reason.MetricFailed), (verdict.RecommendedCount, verdict.Reason));
    }

    [Fact]
    public void A_daemon_service_and_a_disabled_one_are_named_and_left_alone()
    {
        Assert.Equal(Reason.DaemonService, Judge(Worker, new EcsService { Name = "worker", SchedulingStrategy = "DAEMON" }).Reason);
        Assert.Equal(Reason.Disabled, Judge(Worker with { Enabled = false }, new EcsService { Name = "worker", DesiredCount = 99 }).Reason);
    }

    [Theory]
    [InlineData(2, 100, 5, Reason.TargetMissed)]
    [InlineData(5, 105, 5, Reason.WithinTolerance)]
    [InlineData(5, 0, 1, Reason.TargetMissed)]
    [InlineData(0, 1000, 10, Reason.TargetMissed)]
    public void A_target_asks_for_the_ceiling_outside_its_tolerance(int desired, double queue, int expected, Reason reason)
    {
        var wanted = Worker with { Min = 0, Events = [], Target = new TargetPolicy { Metric = Metric.Of("queue_length"), PerTask = 20 } };
        wanted = wanted with { Min = expected == 1 ? 1 : 0 };
        var verdict = Judge(wanted, new EcsService { Name = "worker", DesiredCount = desired }, MetricReading.Of("queue_length", queue, "test"));

        Assert.Equal((expected, reason), (verdict.RecommendedCount, verdict.Reason));
    }

    [Fact]
    public void Out_if_any_policy_says_out_and_in_only_if_all_agree()
    {
        var wanted = Worker with { Target = new TargetPolicy { Metric = Metric.Of("load"), PerTask = 10 } };
        var service = new EcsService { Name = "worker", DesiredCount = 4 };

        Assert.Equal(8, Judge(wanted, service, MetricReading.Of("queue_length", 0, "test"), MetricReading.Of("load", 80, "test")).RecommendedCount);
        Assert.Equal(4, Judge(wanted, service, MetricReading.Of("queue_length", 0, "test"), MetricReading.Of("load", 40, "test")).RecommendedCount);
        Assert.Equal(3, Judge(wanted, service, MetricReading.Of("queue_length", 0, "test"), MetricReading.Of("load", 10, "test")).RecommendedCount);
    }

    [Theory]
    [InlineData(60, 3, Reason.Cooldown)]
    [InlineData(400, 2, Reason.EventMatched)]
    public void A_cooldown_is_measured_from_the_service_s_own_last_change(int secondsAgo, int expected, Reason reason)
    {
        var service = new EcsService
        {
            Name = "worker",
            DesiredCount = 3,
            Events = [new ServiceEvent(ClusterBuilder.Now.AddSeconds(-secondsAgo), "(service worker) has started 1 tasks: (task 1).")],
        };
        var verdict = Judge(Worker with { CooldownIn = TimeSpan.FromMinutes(5) }, service, MetricReading.Of("queue_length", 0, "test"));

        Assert.Equal((expected, reason), (verdict.RecommendedCount, verdict.Reason));
    }

    private static ServiceVerdict Judge(ServiceDefinition wanted, EcsService service, params MetricReading[] readings) =>
        ServicePlanner.Judge("production", wanted, service, new MetricReadings(new System.Collections.Generic.Dictionary<string, System.Collections.Generic.IReadOnlyList<MetricReading>> { ["worker"] = readings }), ClusterBuilder.Now);
}

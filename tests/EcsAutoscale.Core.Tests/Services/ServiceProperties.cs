using System;
using System.Linq;
using CsCheck;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.Services;

/// <summary>What holds of every service, whatever its policies and metrics.</summary>
public class ServiceProperties
{
    private static readonly string[] Texts = ["queue", "load", "queue / running", "queue + load"];

    private static readonly Gen<double?> Bound = Gen.Select(Gen.Bool, Gen.Int[0, 400], (given, value) => given ? value : (double?)null);

    private static readonly Gen<ScalingEvent> Event = Gen.Select(
        Bound, Bound, Gen.Int[-3, 3], Gen.Int[0, 3].Select(at => Texts[at]),
        (min, max, action, metric) => Metric.Event(metric, action, min, max));

    private static readonly Gen<TargetPolicy?> Target = Gen.Select(
        Gen.Int[0, 2], Gen.Int[1, 60], Gen.Int[0, 30], Gen.Bool.Select(both => both ? "queue + load" : "queue"),
        (given, perTask, tolerance, metric) => given == 0 ? null : Judging.Target(metric, perTask, tolerance / 100d));

    private static readonly Gen<StabilizationPolicy> Windows = Gen.Select(
        Gen.Int[0, 6], Gen.Int[0, 6], (raise, lower) => new StabilizationPolicy { Out = TimeSpan.FromMinutes(raise), In = TimeSpan.FromMinutes(lower) });

    private static readonly Gen<ServiceDefinition> Definition = Gen.Select(
        Gen.Int[0, 8], Gen.Int[0, 20], Event.Array[0, 3], Target, Windows, Gen.Int[0, 400], Gen.Int[-1, 30],
        (min, span, events, target, windows, cooldown, fallback) => new ServiceDefinition
        {
            Name = "worker",
            Min = min,
            Max = min + span,
            Events = events,
            Target = target,
            Stabilization = windows,
            CooldownIn = TimeSpan.FromSeconds(cooldown),
            OnMetricFailure = fallback < 0 ? null : fallback,
        });

    private static readonly Gen<EcsService> Service = Gen.Select(
        Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[1, 600],
        (desired, running, ago) => Judging.Worker(desired, Judging.Ago(ago)) with { RunningCount = running });

    private static readonly Gen<double[]> Past = Gen.Int[0, 400].Select(value => (double)value).Array[1, 10];

    private static MetricReading Queue(double[] past, bool hasHistory) => hasHistory ? Judging.Reading("queue", past) : Judging.Reading("queue", past[^1]);

    [Fact]
    public void The_count_ends_inside_the_bounds_or_stays() => Gen.Select(Definition, Service, Past, Gen.Bool, Gen.Int[0, 400]).Sample((wanted, service, past, hasHistory, load) =>
    {
        var verdict = wanted.Judge(service, Queue(past, hasHistory), Judging.Reading("load", (double)load));
        return verdict.RecommendedCount == service.DesiredCount
            ? service.DesiredCount >= wanted.Min && service.DesiredCount <= wanted.Max
            : verdict.RecommendedCount >= wanted.Min && verdict.RecommendedCount <= wanted.Max;
    });

    [Fact]
    public void A_failed_or_missing_reading_never_lowers_inside_the_bounds() => Gen.Select(Definition, Service, Past, Gen.Bool, Gen.Bool).Sample((wanted, service, past, failed, hasHistory) =>
    {
        var queue = Queue(past, hasHistory);
        MetricReading[] readings = failed ? [queue, MetricReading.Failed("load", "answered 500", "test")] : [queue];
        var usesLoad = failed || wanted.Events.Select(one => one.Metric).Concat(wanted.Target is { } target ? [target.Metric] : []).Any(metric => metric.Identifiers.Contains("load"));
        return !usesLoad || service.DesiredCount > wanted.Max || wanted.Judge(service, readings).RecommendedCount >= service.DesiredCount;
    });

    [Fact]
    public void More_of_the_metric_never_means_fewer_tasks() => Gen.Select(Definition, Service, Gen.Int[0, 400], Gen.Int[0, 400]).Sample((wanted, service, one, other) =>
    {
        var (less, more) = (Math.Min(one, other), Math.Max(one, other));
        var tracking = wanted with { Events = [], CooldownIn = TimeSpan.Zero, Target = wanted.Target ?? Judging.Target("queue", 20) };
        int Count(int queue) => tracking.Judge(service, Judging.Reading("queue", (double)queue), Judging.Reading("load", 50d)).RecommendedCount;
        return Count(less) <= Count(more);
    });

    [Fact]
    public void Stabilization_never_lowers_below_the_highest_of_the_window() => Gen.Select(Definition, Service, Past).Sample((wanted, service, past) =>
    {
        var tracking = wanted with { Events = [], Target = wanted.Target ?? Judging.Target("queue", 20) };
        var plain = tracking with { Stabilization = new StabilizationPolicy(), CooldownIn = TimeSpan.Zero };
        int Without(double queue) => plain.Judge(service, Judging.Reading("queue", queue), Judging.Reading("load", 50d)).RecommendedCount;
        var load = Judging.Reading("load", [.. past.Select(_ => 50d)]);
        var held = tracking.Judge(service, Judging.Reading("queue", past), load).RecommendedCount;
        var window = (int)tracking.Stabilization.In.TotalMinutes;
        var highest = past.Skip(Math.Max(0, past.Length - 1 - window)).Max(Without);
        return service.DesiredCount > tracking.Max || held >= Math.Min(highest, service.DesiredCount);
    });

    [Fact]
    public void A_verdict_always_names_who_decided() => Gen.Select(Definition, Service, Past, Gen.Int[0, 400]).Sample((wanted, service, past, load) =>
    {
        var verdict = wanted.Judge(service, Queue(past, hasHistory: false), Judging.Reading("load", (double)load));
        return verdict.Explanation.Length > 0 && verdict.Reason != Reason.Unspecified
            && (!verdict.Changes || verdict.Reason is Reason.BelowMinimum or Reason.AboveMaximum or Reason.MetricFailed
                || verdict.Explanation.StartsWith("event: ", StringComparison.Ordinal) || verdict.Explanation.StartsWith("target: ", StringComparison.Ordinal));
    });
}

using System;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>Holds a metric at so much per task: ceil(metric / per_task), outside the tolerance.</summary>
internal static class TargetTracking
{
    public static PolicyVote? Vote(ServiceDefinition wanted, EcsService service, MetricValues values)
    {
        if (wanted.Target is not { } target) return null;
        var (value, failure) = values.Evaluate(target.Metric);
        if (value is not { } metric) return new(service.DesiredCount, Reason.MetricFailed, failure!, failure);
        var ideal = Math.Ceiling(metric / target.PerTask);
        var count = (int)Math.Max(wanted.Min, Math.Min(wanted.Max, ideal));
        var sentence = $"{target.Metric.Text} = {EventPolicy.Number(metric)} at {EventPolicy.Number(target.PerTask)} a task asks for {EventPolicy.Number(ideal)}";
        if (IsWithin(metric, target, service.DesiredCount))
            return new(service.DesiredCount, Reason.WithinTolerance, $"{sentence}, within the tolerance of {EventPolicy.Number(target.Tolerance * 100)} %", null);
        if (count != service.DesiredCount) return new(count, Reason.TargetMissed, $"{sentence}, bounds {wanted.Min} to {wanted.Max}", null);
        return ideal < count ? new(count, Reason.AtMinimum, $"{sentence}; the service is at its minimum {wanted.Min}", null)
            : ideal > count ? new(count, Reason.AtMaximum, $"{sentence}; the service is at its maximum {wanted.Max}", null)
            : new(count, Reason.NothingToDo, $"{sentence}, which it has", null);
    }

    private static bool IsWithin(double metric, TargetPolicy target, int desired) =>
        desired > 0 && Math.Abs((metric / (desired * target.PerTask)) - 1) <= target.Tolerance;
}

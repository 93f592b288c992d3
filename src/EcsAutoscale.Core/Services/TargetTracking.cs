using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Expressions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>
/// Holds a metric at so much per task: ceil(metric / per_task), where the metric is off by more than the tolerance. Without tasks every metric above 0
/// is off, so that a service comes back from zero.
/// </summary>
internal sealed class TargetTracking(ServiceDefinition wanted, TargetPolicy target, int desired) : IScalingPolicy
{
    private const string Name = "target";

    // A quotient such as 1.1 / 0.1 is a hair above 11 in binary numbers; it must not ask for a twelfth task, nor be outside of a tolerance that it just meets.
    private const double RoundingNoise = 1e-9;

    /// <inheritdoc/>
    public IEnumerable<MetricExpression> Metrics => [target.Metric];

    /// <inheritdoc/>
    public PolicyVote Vote(MetricValues values)
    {
        var (value, failure) = values.Evaluate(target.Metric);
        if (value is not { } metric) return new(Name, desired, Reason.MetricFailed, failure!, failure);
        var tasks = metric / target.PerTask;
        var ideal = Math.Ceiling(tasks - (Math.Abs(tasks) * RoundingNoise));
        var count = ServiceBounds.Clamp(wanted, ideal);
        var sentence = $"{target.Metric.Text} = {Numbers.Text(metric)} at {Numbers.Text(target.PerTask)} a task asks for {Numbers.Text(ideal)}";
        if (IsWithin(tasks))
            return Says(desired, Reason.WithinTolerance, $"{sentence}, within the tolerance of {Numbers.Text(target.Tolerance * 100)} %");
        if (count != desired) return Says(count, Reason.TargetMissed, $"{sentence}, bounds {ServiceBounds.Both(wanted)}");
        return ideal < count ? Says(count, Reason.AtMinimum, $"{sentence}; the service is at its {ServiceBounds.Minimum(wanted)}")
            : ideal > count ? Says(count, Reason.AtMaximum, $"{sentence}; the service is at its {ServiceBounds.Maximum(wanted)}")
            : Says(count, Reason.NothingToDo, $"{sentence}, which it has");
    }

    private bool IsWithin(double tasks) => desired > 0 && Math.Abs((tasks / desired) - 1) <= target.Tolerance + RoundingNoise;

    private static PolicyVote Says(int count, Reason reason, string explanation) => new(Name, count, reason, explanation, null);
}

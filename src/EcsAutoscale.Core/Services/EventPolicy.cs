using System;
using System.Globalization;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>
/// The original's events: the first whose metric lies between its bounds and whose action changes the count inside the service's bounds. An event without
/// a value is passed over (cases D8 and E6); an action of 0 holds the count.
/// </summary>
internal static class EventPolicy
{
    public static PolicyVote? Vote(ServiceDefinition wanted, EcsService service, MetricValues values)
    {
        if (wanted.Events.Count == 0) return null;
        string? failure = null;
        PolicyVote? atBound = null;
        foreach (var scalingEvent in wanted.Events)
        {
            var (value, why) = values.Evaluate(scalingEvent.Metric);
            if (value is null) failure ??= why;
            else if (IsMet(scalingEvent, value.Value))
            {
                var vote = Apply(wanted, service, scalingEvent, value.Value, failure);
                if (vote.Count != service.DesiredCount || scalingEvent.Action == 0) return vote;
                atBound ??= vote;
            }
        }

        return atBound ?? new PolicyVote(service.DesiredCount, Reason.NoEventMatched, NoneMatched(wanted, values), failure);
    }

    private static bool IsMet(ScalingEvent scalingEvent, double value) =>
        !(value < scalingEvent.Min) && !(value > scalingEvent.Max);

    private static PolicyVote Apply(ServiceDefinition wanted, EcsService service, ScalingEvent scalingEvent, double value, string? failure)
    {
        var count = (int)Math.Max(wanted.Min, Math.Min(wanted.Max, (long)service.DesiredCount + scalingEvent.Action));
        var met = $"{scalingEvent.Metric.Text} = {Number(value)} is {Range(scalingEvent)}";
        if (scalingEvent.Action == 0) return new(count, Reason.NothingToDo, met + ": action 0 holds the count", failure);
        if (count != service.DesiredCount)
            return new(count, Reason.EventMatched, $"{met}: {Signed(scalingEvent.Action)}, bounds {wanted.Min} to {wanted.Max}", failure);
        return scalingEvent.Action < 0
            ? new(count, Reason.AtMinimum, $"{met}, but the service is at its minimum {wanted.Min}", failure)
            : new(count, Reason.AtMaximum, $"{met}, but the service is at its maximum {wanted.Max}", failure);
    }

    private static string NoneMatched(ServiceDefinition wanted, MetricValues values)
    {
        var first = wanted.Events[0];
        var (value, _) = values.Evaluate(first.Metric);
        return value is null ? "no event applies" : $"no event applies: {first.Metric.Text} = {Number(value.Value)}";
    }

    private static string Range(ScalingEvent scalingEvent) => (scalingEvent.Min, scalingEvent.Max) switch
    {
        ({ } min, { } max) => $"between {Number(min)} and {Number(max)}",
        ({ } min, null) => $"at least {Number(min)}",
        (null, { } max) => $"at most {Number(max)}",
        _ => "anything",
    };

    private static string Signed(int action) => action.ToString("+0;-0", CultureInfo.InvariantCulture);

    internal static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

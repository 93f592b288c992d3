using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Expressions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>
/// The original's events: the first whose metric lies between its bounds and whose action changes the count inside the service's bounds. An event without
/// a value is passed over (cases D8 and E6); an action of 0 holds the count.
/// </summary>
internal sealed class EventPolicy(ServiceDefinition wanted, int desired) : IScalingPolicy
{
    private const string Name = "event";

    /// <inheritdoc/>
    public IEnumerable<MetricExpression> Metrics => wanted.Events.Select(scalingEvent => scalingEvent.Metric);

    /// <inheritdoc/>
    public PolicyVote Vote(MetricValues values)
    {
        string? failure = null;
        PolicyVote? atBound = null;
        foreach (var scalingEvent in wanted.Events)
        {
            var (value, why) = values.Evaluate(scalingEvent.Metric);
            if (value is null) failure ??= why;
            else if (IsMet(scalingEvent, value.Value))
            {
                var vote = Apply(scalingEvent, value.Value, failure);
                if (vote.Count != desired || scalingEvent.Action == 0) return vote;
                atBound ??= vote;
            }
        }

        return atBound ?? new PolicyVote(Name, desired, Reason.NoEventMatched, NoneMatched(values), failure);
    }

    private static bool IsMet(ScalingEvent scalingEvent, double value) =>
        !(value < scalingEvent.Min) && !(value > scalingEvent.Max);

    private PolicyVote Apply(ScalingEvent scalingEvent, double value, string? failure)
    {
        var met = $"{scalingEvent.Metric.Text} = {Numbers.Text(value)} is {Range(scalingEvent)}";
        if (scalingEvent.Action == 0) return new(Name, desired, Reason.NothingToDo, met + ": action 0 holds the count", failure);
        var count = ServiceBounds.Clamp(wanted, (double)desired + scalingEvent.Action);
        if (count != desired)
            return new(Name, count, Reason.EventMatched, $"{met}: {Signed(scalingEvent.Action)}, bounds {ServiceBounds.Both(wanted)}", failure);
        return scalingEvent.Action < 0
            ? new(Name, count, Reason.AtMinimum, $"{met}, but the service is at its {ServiceBounds.Minimum(wanted)}", failure)
            : new(Name, count, Reason.AtMaximum, $"{met}, but the service is at its {ServiceBounds.Maximum(wanted)}", failure);
    }

    private string NoneMatched(MetricValues values)
    {
        var first = wanted.Events[0];
        var (value, _) = values.Evaluate(first.Metric);
        return value is null ? "no event applies" : $"no event applies: {first.Metric.Text} = {Numbers.Text(value.Value)}";
    }

    private static string Range(ScalingEvent scalingEvent) => (scalingEvent.Min, scalingEvent.Max) switch
    {
        ({ } min, { } max) => $"between {Numbers.Text(min)} and {Numbers.Text(max)}",
        ({ } min, null) => $"at least {Numbers.Text(min)}",
        (null, { } max) => $"at most {Numbers.Text(max)}",
        _ => "anything",
    };

    private static string Signed(int action) => action.ToString("+0;-0", CultureInfo.InvariantCulture);
}

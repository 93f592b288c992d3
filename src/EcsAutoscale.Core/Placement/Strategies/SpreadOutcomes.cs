using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Placement.Strategies;

/// <summary>
/// Which instances a spread over an attribute may leave. Spread takes the values, for example zones, that have the fewest tasks of the service. A task that
/// leaves its instance counts until it has stopped, and nobody knows which of them have when ECS counts: so a value has not one count but a
/// fewest and a most, and there may be several outcomes.
/// </summary>
internal static class SpreadOutcomes
{
    /// <summary>The outcomes that have to be looked at: each is the choices of the values that are tied for the fewest tasks.</summary>
    /// <remarks>
    /// Let c be the least of the most. Where the fewest tasks turn out to be c, the values that have c at most are tied, and each that may have c is perhaps tied with
    /// them. Where they turn out to be less, any value that may have less is alone, or tied with others like it. Ties of several uncertain ones need no look of their
    /// own: what is best of such a tie is best of one of them too.
    /// </remarks>
    public static IReadOnlyList<List<InstanceRoom>> Of(ClusterRoom room, string service, string attribute, List<InstanceRoom> choices)
    {
        var values = Values(room, service, attribute, choices);
        if (values.Length == 1) return [choices];
        var bound = values.Min(value => value.Most);
        var certain = values.Where(value => value.Most == bound).ToArray();
        return
        [
            Choices(certain),
            .. values.Where(value => value.Fewest <= bound && value.Most > bound).Select(value => Choices([.. certain, value])),
            .. values.Where(value => value.Fewest < bound).Select(value => value.Choices),
        ];
    }

    private static List<InstanceRoom> Choices(Value[] values) => values.Length == 1
        ? values[0].Choices
        : [.. values.SelectMany(value => value.Choices).OrderBy(candidate => candidate.Id, StringComparer.Ordinal)];

    private static Value[] Values(ClusterRoom room, string service, string attribute, List<InstanceRoom> choices)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var candidate in choices)
        {
            var name = candidate.Instance.Attribute(attribute) ?? "";
            if (!values.TryGetValue(name, out var value)) values.Add(name, value = new Value());
            value.Choices.Add(candidate);
        }

        foreach (var other in room.Rooms)
        {
            var tasks = other.TasksOf(service);
            if (tasks > 0 && values.TryGetValue(other.Instance.Attribute(attribute) ?? "", out var value)) value.Count(tasks, other.IsLeaving);
        }

        return [.. values.Values];
    }

    private sealed class Value
    {
        public List<InstanceRoom> Choices { get; } = [];

        public int Fewest { get; private set; }

        public int Most { get; private set; }

        public void Count(int tasks, bool leave)
        {
            Most += tasks;
            if (!leave) Fewest += tasks;
        }
    }
}

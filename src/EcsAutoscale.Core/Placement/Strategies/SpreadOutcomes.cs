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
    /// <summary>The outcomes that have to be looked at: each is the choices of the values that are tied for the fewest tasks, in their order.</summary>
    /// <remarks>
    /// Let c be the least of the most. Where the fewest tasks turn out to be c, the values that have c at most are tied, and each that may have c is perhaps tied with
    /// them. Where they turn out to be less, any value that may have less is alone, or tied with others like it. Ties of several uncertain ones need no look of their
    /// own: what is best of such a tie is best of one of them too.
    /// </remarks>
    public static IReadOnlyList<List<InstanceRoom>> Of(ClusterRoom room, string service, string field, List<InstanceRoom> choices)
    {
        var values = Values(room, service, field, choices);
        if (values.Count == 1) return [choices];
        var bound = values.Min(value => value.Most);
        var outcomes = new List<List<InstanceRoom>> { choices.FindAll(candidate => Most(values, candidate.ValueOf(field)) == bound) };
        foreach (var value in values.Where(value => value.Fewest != value.Most))
        {
            if (value.Fewest <= bound && value.Most > bound)
                outcomes.Add(choices.FindAll(candidate => IsAt(value, candidate, field) || Most(values, candidate.ValueOf(field)) == bound));
            if (value.Fewest < bound) outcomes.Add(choices.FindAll(candidate => IsAt(value, candidate, field)));
        }

        return outcomes;
    }

    private static bool IsAt(Value value, InstanceRoom candidate, string field) => ReferenceEquals(value.Name, candidate.ValueOf(field));

    private static int Most(List<Value> values, string name)
    {
        foreach (var value in values)
        {
            if (ReferenceEquals(value.Name, name)) return value.Most;
        }

        return 0;
    }

    private static List<Value> Values(ClusterRoom room, string service, string field, List<InstanceRoom> choices)
    {
        var counts = room.CountsOf(service, field);
        var values = new List<Value>();
        foreach (var candidate in choices)
        {
            var name = candidate.ValueOf(field);
            if (values.Exists(known => ReferenceEquals(known.Name, name))) continue;
            var (fewest, most) = counts.At(name);
            values.Add(new Value(name, fewest, most));
        }

        return values;
    }

    private readonly record struct Value(string Name, int Fewest, int Most);
}

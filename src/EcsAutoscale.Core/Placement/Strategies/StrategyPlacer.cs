using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement.Strategies;

/// <summary>
/// Places a task as ECS does: of the instances that have room and satisfy the constraints, those that the strategies like best, one strategy
/// after the other (ECS-FACTS section 2). What remains tied is AWS's to choose.
/// </summary>
public static class StrategyPlacer
{
    private static readonly PlacementStrategy[] Default = [new("spread", "attribute:ecs.availability-zone"), new("spread", "instanceId")];

    /// <summary>The instances that ECS may choose for the next task of a kind, by id; empty where it finds no room.</summary>
    public static List<InstanceRoom> Choices(ClusterRoom room, TaskKind kind)
    {
        var choices = new List<InstanceRoom>();
        foreach (var candidate in room.Rooms)
        {
            if (room.Fits(kind, candidate)) choices.Add(candidate);
        }

        return Narrowed(room, kind, kind.Strategies.Count == 0 ? Default : kind.Strategies, 0, choices);
    }

    private static List<InstanceRoom> Narrowed(ClusterRoom room, TaskKind kind, IReadOnlyList<PlacementStrategy> strategies, int from, List<InstanceRoom> choices)
    {
        for (var index = from; index < strategies.Count && choices.Count > 1; index++)
        {
            var strategy = strategies[index];
            if (strategy.Type == "binpack") choices = Least(choices, Packed(strategy.Field));
            else if (strategy.Type != "spread" || kind.Service is not { } service) continue;
            else if (strategy.Field is null or "instanceId" or "host") choices = Least(choices, candidate => candidate.TasksOf(service));
            else return SpreadOver(room, kind, service, strategies, index, choices);
        }

        return choices;
    }

    // Usually one outcome; several while old tasks leave, each of which the strategies that follow narrow by itself.
    private static List<InstanceRoom> SpreadOver(
        ClusterRoom room, TaskKind kind, string service, IReadOnlyList<PlacementStrategy> strategies, int index, List<InstanceRoom> choices)
    {
        var outcomes = SpreadOutcomes.Of(room, service, strategies[index].Field!, choices);
        if (outcomes.Count == 1) return Narrowed(room, kind, strategies, index + 1, outcomes[0]);
        var any = new HashSet<InstanceRoom>(outcomes.SelectMany(outcome => Narrowed(room, kind, strategies, index + 1, outcome)));
        return choices.FindAll(any.Contains);
    }

    private static Func<InstanceRoom, long> Packed(string? field) =>
        string.Equals(field, "cpu", StringComparison.OrdinalIgnoreCase) ? candidate => candidate.Free.Cpu : candidate => candidate.Free.Memory;

    private static List<InstanceRoom> Least(List<InstanceRoom> choices, Func<InstanceRoom, long> measure)
    {
        var least = long.MaxValue;
        var best = new List<InstanceRoom>();
        foreach (var candidate in choices)
        {
            var value = measure(candidate);
            if (value > least) continue;
            if (value < least) best.Clear();
            least = value;
            best.Add(candidate);
        }

        return best;
    }
}

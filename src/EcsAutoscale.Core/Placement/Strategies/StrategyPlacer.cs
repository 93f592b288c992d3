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

        foreach (var strategy in kind.Strategies.Count == 0 ? Default : kind.Strategies)
        {
            if (choices.Count <= 1) break;
            choices = Narrow(room, kind, strategy, choices);
        }

        return choices;
    }

    private static List<InstanceRoom> Narrow(ClusterRoom room, TaskKind kind, PlacementStrategy strategy, List<InstanceRoom> choices) => strategy.Type switch
    {
        "spread" => Spread(room, kind, strategy.Field ?? "instanceId", choices),
        "binpack" => Least(choices, Packed(strategy.Field)),
        _ => choices,
    };

    private static List<InstanceRoom> Spread(ClusterRoom room, TaskKind kind, string field, List<InstanceRoom> choices)
    {
        if (kind.Service is not { } service) return choices;
        if (field is "instanceId" or "host") return Least(choices, candidate => candidate.TasksOf(service));
        var name = field.StartsWith("attribute:", StringComparison.Ordinal) ? field.Substring("attribute:".Length) : field;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var other in room.Rooms)
        {
            var tasks = other.TasksOf(service);
            if (tasks == 0) continue;
            var value = other.Instance.Attribute(name) ?? "";
            counts[value] = (counts.TryGetValue(value, out var count) ? count : 0) + tasks;
        }

        return Least(choices, candidate => counts.TryGetValue(candidate.Instance.Attribute(name) ?? "", out var count) ? count : 0);
    }

    private static Func<InstanceRoom, long> Packed(string? field) =>
        string.Equals(field, "cpu", StringComparison.OrdinalIgnoreCase) ? candidate => candidate.Free.Cpu : candidate => candidate.Free.Memory;

    private static List<InstanceRoom> Least(List<InstanceRoom> choices, Func<InstanceRoom, long> measure)
    {
        var least = choices.Min(measure);
        return choices.FindAll(candidate => measure(candidate) == least);
    }
}

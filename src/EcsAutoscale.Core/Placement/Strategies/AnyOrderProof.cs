using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement.Strategies;

/// <summary>
/// A proof that tasks find room in whatever order they come and wherever each is put, for the price of one look at a few instances.
/// </summary>
/// <remarks>
/// A task is stranded only where all instances that would hold it have been filled by the others. Let the others need C in all of a resource.
/// An instance that keeps C/k beyond the task's own need is filled only by more than C/k of the others, so fewer than k such instances can be
/// filled by CPU, and fewer than k by memory: with 2k − 1 of them one is always left. Others that exclude the task by a port or by
/// distinctInstance each spoil one instance more. It says yes or nothing: where it fails, the orders are looked at one by one.
/// </remarks>
public static class AnyOrderProof
{
    private const int MaxParts = 64;

    /// <summary>Whether all tasks certainly find room.</summary>
    /// <param name="room">The room.</param>
    /// <param name="tasks">The kind of each task.</param>
    public static bool Holds(ClusterRoom room, IReadOnlyList<TaskKind> tasks)
    {
        var total = tasks.Aggregate(Resources.None, (sum, kind) => sum + kind.Needs);
        if (total is not { Gpus: 0, NetworkInterfaces: 0 }) return false;
        return tasks.Distinct(SameKind.Instance).All(kind => AlwaysFits(room, kind, total - kind.Needs, Spoilers(kind, tasks)));
    }

    private static int Spoilers(TaskKind kind, IReadOnlyList<TaskKind> tasks)
    {
        if (!kind.DistinctInstance && kind.Ports.IsEmpty) return 0;
        return tasks.Count(other => (kind.DistinctInstance && other.Service == kind.Service) || kind.Ports.ConflictsWith(other.Ports)) - 1;
    }

    private static bool AlwaysFits(ClusterRoom room, TaskKind kind, Resources others, int spoilers)
    {
        var withParts = new int[MaxParts + 1];
        foreach (var candidate in room.Rooms)
        {
            if (!room.Fits(kind, candidate)) continue;
            var parts = Math.Max(Parts(others.Cpu, candidate.Free.Cpu - kind.Needs.Cpu), Parts(others.Memory, candidate.Free.Memory - kind.Needs.Memory));
            if (parts > MaxParts) continue;
            withParts[parts]++;
            if (Suffice(withParts, spoilers)) return true;
        }

        return false;
    }

    // The fewest parts into which the others' need must be cut for one part to fit into what is left.
    private static int Parts(long others, long left) =>
        others <= 0 ? 1 : left <= 0 ? MaxParts + 1 : (int)Math.Min(MaxParts + 1, (others + left - 1) / left);

    private static bool Suffice(int[] withParts, int spoilers)
    {
        var instances = 0;
        for (var parts = 1; parts <= MaxParts; parts++)
        {
            instances += withParts[parts];
            if (instances >= (2 * parts) - 1 + spoilers) return true;
        }

        return false;
    }

    private sealed class SameKind : IEqualityComparer<TaskKind>
    {
        public static readonly SameKind Instance = new();

        public bool Equals(TaskKind? x, TaskKind? y) => ReferenceEquals(x, y);

        public int GetHashCode(TaskKind obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}

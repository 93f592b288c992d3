using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement.Strategies;

/// <summary>
/// A proof that tasks find room in whatever order they come and wherever each is put, for the price of one look at a few instances.
/// </summary>
/// <remarks>
/// A task is stranded only where every instance that would hold it has been filled by the others: by more CPU, or by more memory, than the instance keeps beyond the
/// task's own need. Let the others need C in all of a resource. Two ways to see that it cannot be:
/// by number, where an instance keeps C/k, fewer than k such can be filled by CPU and fewer than k by memory, so of 2k − 1 one is always left;
/// by sum, where each instance costs the others at least the smaller of the shares of C that it keeps, and they have one whole of each resource to spend, so instances
/// that cost 2 in all cannot all be filled. Others that exclude the task by a port or by distinctInstance each spoil one instance more.
/// It says yes or nothing: where it fails, the orders are looked at one by one.
/// </remarks>
public static class AnyOrderProof
{
    /// <summary>Whether all tasks certainly find room.</summary>
    /// <param name="room">The room.</param>
    /// <param name="tasks">The kind of each task.</param>
    public static bool Holds(ClusterRoom room, IReadOnlyList<TaskKind> tasks) => Unproven(room, tasks).Count == 0;

    /// <summary>
    /// The kinds of which it is not proven. The tasks of all other kinds find room whatever has been placed before, so whether a placement exists hangs on these alone.
    /// </summary>
    /// <param name="room">The room.</param>
    /// <param name="tasks">The kind of each task.</param>
    public static IReadOnlyList<TaskKind> Unproven(ClusterRoom room, IReadOnlyList<TaskKind> tasks)
    {
        var total = Resources.None;
        var largest = Resources.None;
        var plain = new HashSet<TaskKind>(ByReference.Instance);
        var others = new HashSet<TaskKind>(ByReference.Instance);
        foreach (var kind in tasks)
        {
            total += kind.Needs;
            if (!IsPlain(kind)) others.Add(kind);
            else if (plain.Add(kind)) largest = new Resources(Math.Max(largest.Cpu, kind.Needs.Cpu), Math.Max(largest.Memory, kind.Needs.Memory));
        }

        if (total is not { Gpus: 0, NetworkInterfaces: 0 }) return [.. plain, .. others];
        var unproven = new List<TaskKind>(others);

        // What holds for a kind that needs the most of each resource holds for all that need less.
        if (plain.Count > 0 && !AlwaysFits(room, new TaskKind { Name = "largest", Needs = largest }, total, 0)) unproven.AddRange(plain);
        unproven.RemoveAll(kind => AlwaysFits(room, kind, total - kind.Needs, Spoilers(kind, tasks)));
        return unproven;
    }

    private static bool IsPlain(TaskKind kind) => !kind.IsChoosy && !kind.DistinctInstance && kind.Ports.IsEmpty;

    private static int Spoilers(TaskKind kind, IReadOnlyList<TaskKind> tasks)
    {
        if (!kind.DistinctInstance && kind.Ports.IsEmpty) return 0;
        var spoilers = -1;
        foreach (var other in tasks)
        {
            if ((kind.DistinctInstance && other.Service == kind.Service) || kind.Ports.ConflictsWith(other.Ports)) spoilers++;
        }

        return spoilers;
    }

    private static bool AlwaysFits(ClusterRoom room, TaskKind kind, Resources others, int spoilers)
    {
        var proof = new FillingCost(spoilers);
        var roomy = room.CountRoomyFor(kind.Needs);
        var rooms = room.Roomiest;
        for (var index = 0; index < roomy; index++)
        {
            var candidate = rooms[index];
            if (!room.Fits(kind, candidate)) continue;
            var left = candidate.Free - kind.Needs;
            if (proof.IsEnoughWith(Math.Min(Share(kind.Needs.Cpu, left.Cpu, others.Cpu), Share(kind.Needs.Memory, left.Memory, others.Memory)))) return true;
            if (proof.IsHopeless) return false;
        }

        return false;
    }

    // How much of what the others need it takes to fill what is left. What the task does not ask for, or the others do not, cannot be filled.
    private static double Share(long need, long left, long others) =>
        need <= 0 || others <= 0 ? double.PositiveInfinity : Math.Max(0, (double)left / others);

    private sealed class ByReference : IEqualityComparer<TaskKind>
    {
        public static readonly ByReference Instance = new();

        public bool Equals(TaskKind? x, TaskKind? y) => ReferenceEquals(x, y);

        public int GetHashCode(TaskKind obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}

using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>
/// A problem as flat arrays: only the resources that somebody needs, kinds that are interchangeable merged into one shape, instances that are
/// interchangeable into one room. Shapes are ordered from large to small (sum of shares, then needs, then id), rooms from tight to wide.
/// </summary>
internal sealed class PackingModel
{
    /// <summary>How many resources are needed at all.</summary>
    public required int Dimensions { get; init; }

    /// <summary>What one task needs: <c>[shape * Dimensions + dimension]</c>.</summary>
    public required long[] Needs { get; init; }

    /// <summary><see cref="Needs"/> as shares of a new instance (of the widest existing one where a new instance has none).</summary>
    public required double[] Shares { get; init; }

    /// <summary>The sum of the shares of each shape; the shapes are in the order of it, descending.</summary>
    public required double[] Sizes { get; init; }

    /// <summary>The least that any shape needs, for each resource.</summary>
    public required long[] SmallestNeeds { get; init; }

    /// <summary>1 / what a share of 1 is, for each resource.</summary>
    public required double[] InverseScale { get; init; }

    /// <summary>Tasks of each shape that fit anywhere at all; 0 for a shape that fits nowhere.</summary>
    public required int[] Counts { get; init; }

    /// <summary>The most tasks of a shape on one instance.</summary>
    public required int[] Limits { get; init; }

    /// <summary>The numbers of the host ports of each shape.</summary>
    public required int[][] Ports { get; init; }

    /// <summary>Whether an empty new instance takes the shape.</summary>
    public required bool[] FitsNew { get; init; }

    /// <summary>The index of the set of instances that may take the shape; -1 for all.</summary>
    public required int[] AllowedSets { get; init; }

    /// <summary>The kinds behind each shape, by ordinal id.</summary>
    public required PackingKind[][] Kinds { get; init; }

    /// <summary>The existing instances.</summary>
    public required PackingRoom[] Rooms { get; init; }

    /// <summary>The ids of the existing instances, room after room; inside a room by ordinal id.</summary>
    public required string[] InstanceIds { get; init; }

    /// <summary>What a new instance is; with a multiplicity of 0 where there can be none.</summary>
    public required PackingRoom New { get; init; }

    /// <summary>How many different host ports the demand uses.</summary>
    public required int PortCount { get; init; }

    /// <summary>Whether there are shapes that only existing instances take.</summary>
    public required bool HasConfined { get; init; }

    public int ShapeCount => Counts.Length;

    /// <summary>Whether the shape may go there at all; room and ports are not looked at for existing instances.</summary>
    public bool Admits(PackingRoom room, int shape) =>
        room.IsNew ? FitsNew[shape] : AllowedSets[shape] < 0 || room.InAllowedSet[AllowedSets[shape]];

    public bool Fits(int shape, long[] free)
    {
        for (int dimension = 0, at = shape * Dimensions; dimension < free.Length; dimension++, at++)
        {
            if (Needs[at] > 0 && Needs[at] > free[dimension]) return false;
        }

        return true;
    }

    /// <summary>How many tasks of the shape fit by resources alone, at most <paramref name="most"/>.</summary>
    public int HowManyFit(int shape, long[] free, int most)
    {
        long fit = most;
        for (int dimension = 0, at = shape * Dimensions; dimension < free.Length; dimension++, at++)
        {
            if (Needs[at] > 0) fit = Math.Min(fit, free[dimension] < Needs[at] ? 0 : free[dimension] / Needs[at]);
        }

        return (int)fit;
    }

    /// <summary>Takes the room of some tasks of the shape.</summary>
    public void Take(int shape, int count, long[] free)
    {
        for (int dimension = 0, at = shape * Dimensions; dimension < free.Length; dimension++, at++) free[dimension] -= Needs[at] * count;
    }
}

/// <summary>Instances that are interchangeable: the same room, the same taken ports, allowed to the same kinds.</summary>
internal sealed class PackingRoom
{
    public required long[] Free { get; init; }

    public required ulong[] TakenPorts { get; init; }

    /// <summary>For each set of allowed instances, whether these are in it.</summary>
    public required bool[] InAllowedSet { get; init; }

    /// <summary>How many instances.</summary>
    public required int Multiplicity { get; init; }

    /// <summary>The place of the first of them in <see cref="PackingModel.InstanceIds"/>; -1 for new instances.</summary>
    public required int First { get; init; }

    public bool IsNew => First < 0;
}

/// <summary>Tasks on an instance, as a list that shares its tail with those it was made from.</summary>
internal sealed record PackedTasks(int Shape, int Count, PackedTasks? Next);

/// <summary>Instances with the same contents.</summary>
/// <param name="First">The place of the first in <see cref="PackingModel.InstanceIds"/>, the others following; -1 for new ones.</param>
/// <param name="Times">How many.</param>
/// <param name="Tasks">What is on each.</param>
internal readonly record struct PackedRun(int First, int Times, PackedTasks Tasks);

/// <summary>A packing of a model's shapes.</summary>
/// <param name="Runs">The instances that got something.</param>
/// <param name="NewInstances">How many of them are new.</param>
/// <param name="Left">Tasks that were left over, of those that fit anywhere.</param>
internal sealed record Packing(IReadOnlyList<PackedRun> Runs, int NewInstances, long Left)
{
    /// <summary>First the tasks that are left over count, then the new instances.</summary>
    public bool IsBetterThan(Packing other) => Left != other.Left ? Left < other.Left : NewInstances < other.NewInstances;
}

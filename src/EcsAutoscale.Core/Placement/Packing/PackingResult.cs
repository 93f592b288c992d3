using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>A valid packing: every task in it fits where it is, all limits kept.</summary>
public sealed record PackingResult
{
    /// <summary>How many new instances are used.</summary>
    public required int NewInstances { get; init; }

    /// <summary>
    /// No packing of what was packed uses fewer new instances than this, 0 or more. Where it equals <see cref="NewInstances"/>, no better packing exists.
    /// </summary>
    public required int LowerBound { get; init; }

    /// <summary>What goes onto the existing instances, by ordinal id; without those that get nothing.</summary>
    public required IReadOnlyList<PackedInstance> Existing { get; init; }

    /// <summary>What goes onto the new instances; their <see cref="PackedNewInstances.Instances"/> add up to <see cref="NewInstances"/>.</summary>
    public required IReadOnlyList<PackedNewInstances> New { get; init; }

    /// <summary>What is left over, by ordinal id; empty where everything is packed.</summary>
    public required IReadOnlyList<KindCount> Unpacked { get; init; }

    /// <summary>Whether nothing is left over.</summary>
    public bool IsComplete => Unpacked.Count == 0;
}

/// <summary>Tasks of a kind.</summary>
/// <param name="Kind">The kind's id.</param>
/// <param name="Count">How many, 1 or more.</param>
public sealed record KindCount(string Kind, int Count);

/// <summary>What an existing instance takes.</summary>
/// <param name="Id">The instance's id.</param>
/// <param name="Contents">Tasks by the kind's ordinal id.</param>
public sealed record PackedInstance(string Id, IReadOnlyList<KindCount> Contents);

/// <summary>New instances with the same contents.</summary>
/// <param name="Instances">How many such instances, 1 or more.</param>
/// <param name="Contents">Tasks on each of them, by the kind's ordinal id.</param>
public sealed record PackedNewInstances(int Instances, IReadOnlyList<KindCount> Contents);

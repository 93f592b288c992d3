using System.Collections.Generic;
using EcsAutoscale.Core.Placement;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>What asks for room.</summary>
public enum DemandSource
{
    /// <summary>Tasks that ECS wants and has found no place for.</summary>
    Unplaced,

    /// <summary>Service tasks that still have to leave draining instances.</summary>
    Draining,

    /// <summary>Tasks that this plan adds to a service.</summary>
    Growth,

    /// <summary>A headroom shape of the definition.</summary>
    Headroom,

    /// <summary>The definition's buffer.</summary>
    Buffer,
}

/// <summary>So many tasks of a kind that need room.</summary>
/// <param name="Kind">What one needs.</param>
/// <param name="Count">How many; at least 1.</param>
/// <param name="Source">What asks for them.</param>
public sealed record DemandItem(TaskKind Kind, int Count, DemandSource Source)
{
    /// <summary>Whether these are tasks that run or will, not room that is to stay free.</summary>
    public bool IsTask => Source is DemandSource.Unplaced or DemandSource.Draining or DemandSource.Growth;
}

/// <summary>All that needs room in a cluster, and what was left out of it and why.</summary>
/// <param name="Items">What needs room, in a total order.</param>
/// <param name="LeftOut">Why a service's missing tasks do not count as demand, one sentence each.</param>
public sealed record Demand(IReadOnlyList<DemandItem> Items, IReadOnlyList<string> LeftOut);

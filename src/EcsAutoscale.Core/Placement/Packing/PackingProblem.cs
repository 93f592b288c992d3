using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>A demand of tasks, the instances with free room, and what a new instance offers. The order of the lists means nothing.</summary>
public sealed record PackingProblem
{
    /// <summary>The demand; ids are unique.</summary>
    public required IReadOnlyList<PackingKind> Kinds { get; init; }

    /// <summary>The instances that have room already; ids are unique.</summary>
    public IReadOnlyList<PackingInstance> Instances { get; init; } = [];

    /// <summary>What each new instance offers, or null where there can be none.</summary>
    public PackingTemplate? Template { get; init; }

    /// <summary>The most new instances that may be used, 0 or more.</summary>
    public int MaxNewInstances { get; init; } = int.MaxValue;
}

/// <summary>A number of tasks that are alike.</summary>
public sealed record PackingKind
{
    /// <summary>The id, unique among the kinds of a problem.</summary>
    public required string Id { get; init; }

    /// <summary>What one task reserves; nothing below 0. An amount of 0 fits even where less than nothing is left.</summary>
    public required Resources Needs { get; init; }

    /// <summary>How many tasks, 0 or more.</summary>
    public required int Count { get; init; }

    /// <summary>
    /// The static host ports of one task. With any, an instance holds at most one task of the kind, and none beside a task of another kind
    /// with the same port (ECS-FACTS section 1, host ports).
    /// </summary>
    public HostPorts Ports { get; init; } = HostPorts.None;

    /// <summary>The most tasks of the kind on one instance, 1 or more; 1 for <c>distinctInstance</c>; null for no limit.</summary>
    public int? PerInstanceLimit { get; init; }

    /// <summary>The ids of the existing instances that may take it, or null for all. Ids that are not in the problem count for nothing.</summary>
    public IReadOnlyCollection<string>? AllowedInstances { get; init; }

    /// <summary>Whether new instances may take it.</summary>
    public bool AllowedOnNew { get; init; } = true;
}

/// <summary>An instance with room.</summary>
/// <param name="Id">The id, unique among the instances of a problem.</param>
/// <param name="Free">What is left; may be below 0.</param>
/// <param name="TakenPorts">The static host ports that are taken.</param>
public sealed record PackingInstance(string Id, Resources Free, HostPorts TakenPorts);

/// <summary>What a new instance offers to the demand: what it registers less what its daemon tasks take.</summary>
/// <param name="Free">The room; nothing below 0 is of use.</param>
/// <param name="TakenPorts">The static host ports that the system and the daemon tasks take.</param>
public sealed record PackingTemplate(Resources Free, HostPorts TakenPorts);

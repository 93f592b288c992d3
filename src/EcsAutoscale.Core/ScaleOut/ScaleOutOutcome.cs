using System.Collections.Generic;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>What growing the cluster comes to.</summary>
public sealed record ScaleOutOutcome
{
    /// <summary>All that needed room.</summary>
    public required Demand Demand { get; init; }

    /// <summary>A verdict for each group, by name.</summary>
    public IReadOnlyList<GroupVerdict> Groups { get; init; } = [];

    /// <summary>Limits to set.</summary>
    public IReadOnlyList<ScalingAction> LimitActions { get; init; } = [];

    /// <summary>Drains to take back, and capacity to add.</summary>
    public IReadOnlyList<ScalingAction> GrowActions { get; init; } = [];

    /// <summary>What can never be placed.</summary>
    public IReadOnlyList<UnplaceableTask> Unplaceable { get; init; } = [];

    /// <summary>What was odd, as sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why nothing may be removed now, in one sentence; null where the cluster does not grow.</summary>
    public string? Growing { get; init; }
}

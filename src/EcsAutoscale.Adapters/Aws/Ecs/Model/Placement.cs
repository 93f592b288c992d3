namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>Where a task may be placed.</summary>
internal sealed record PlacementConstraint
{
    /// <summary>distinctInstance or memberOf.</summary>
    public string? Type { get; init; }

    /// <summary>The cluster query language, for memberOf.</summary>
    public string? Expression { get; init; }
}

/// <summary>Where a task is placed of all places where it may.</summary>
internal sealed record PlacementStrategy
{
    /// <summary>random, spread or binpack.</summary>
    public string? Type { get; init; }

    /// <summary>Such as <c>attribute:ecs.availability-zone</c>, instanceId, cpu, memory.</summary>
    public string? Field { get; init; }
}

/// <summary>A capacity provider's share.</summary>
internal sealed record CapacityProviderStrategyItem
{
    public string? CapacityProvider { get; init; }

    public int? Weight { get; init; }

    public int? Base { get; init; }
}

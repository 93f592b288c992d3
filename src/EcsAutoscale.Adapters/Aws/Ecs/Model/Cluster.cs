using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>A cluster.</summary>
internal sealed record Cluster
{
    public string? ClusterArn { get; init; }

    public string? ClusterName { get; init; }

    /// <summary>ACTIVE, PROVISIONING, DEPROVISIONING, FAILED or INACTIVE.</summary>
    public string? Status { get; init; }

    public int? RegisteredContainerInstancesCount { get; init; }

    public int? RunningTasksCount { get; init; }

    public int? PendingTasksCount { get; init; }

    public int? ActiveServicesCount { get; init; }

    public IReadOnlyList<string>? CapacityProviders { get; init; }

    public IReadOnlyList<CapacityProviderStrategyItem>? DefaultCapacityProviderStrategy { get; init; }

    /// <summary>Only where SETTINGS was asked for.</summary>
    public IReadOnlyList<ClusterSetting>? Settings { get; init; }

    /// <summary>Only where STATISTICS was asked for.</summary>
    public IReadOnlyList<KeyValuePair>? Statistics { get; init; }

    /// <summary>Only where TAGS was asked for.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>A setting of a cluster.</summary>
internal sealed record ClusterSetting
{
    /// <summary>containerInsights.</summary>
    public string? Name { get; init; }

    public string? Value { get; init; }
}

using System;
using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>What ECS's own checks of a container instance say.</summary>
internal sealed record ContainerInstanceHealthStatus
{
    /// <summary>OK, IMPAIRED, INSUFFICIENT_DATA or INITIALIZING.</summary>
    public string? OverallStatus { get; init; }

    public IReadOnlyList<InstanceHealthCheckResult>? Details { get; init; }
}

/// <summary>One check.</summary>
internal sealed record InstanceHealthCheckResult
{
    /// <summary>What is checked, such as CONTAINER_RUNTIME.</summary>
    public string? Type { get; init; }

    /// <summary>OK, IMPAIRED, INSUFFICIENT_DATA or INITIALIZING.</summary>
    public string? Status { get; init; }

    public string? StatusReason { get; init; }

    public DateTimeOffset? LastUpdated { get; init; }

    public DateTimeOffset? LastStatusChange { get; init; }
}

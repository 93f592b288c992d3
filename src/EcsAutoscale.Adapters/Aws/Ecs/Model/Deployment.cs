using System;
using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>One version of a service that runs, comes or goes.</summary>
internal sealed record Deployment
{
    public string? Id { get; init; }

    /// <summary>PRIMARY, ACTIVE or INACTIVE.</summary>
    public string? Status { get; init; }

    public string? TaskDefinition { get; init; }

    public int? DesiredCount { get; init; }

    public int? PendingCount { get; init; }

    public int? RunningCount { get; init; }

    /// <summary>Consecutive tasks that failed to start.</summary>
    public int? FailedTasks { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>COMPLETED, FAILED or IN_PROGRESS; absent behind a Classic ELB (ECS-FACTS section 3).</summary>
    public string? RolloutState { get; init; }

    public string? RolloutStateReason { get; init; }

    public string? LaunchType { get; init; }

    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }
}

/// <summary>How many tasks may be missing or extra while tasks are replaced.</summary>
internal sealed record DeploymentConfiguration
{
    /// <summary>Percent of the desired count, rounded up (ECS-FACTS section 4).</summary>
    public int? MinimumHealthyPercent { get; init; }

    /// <summary>Percent of the desired count, rounded down (ECS-FACTS section 4).</summary>
    public int? MaximumPercent { get; init; }

    /// <summary>ROLLING, BLUE_GREEN, LINEAR or CANARY.</summary>
    public string? Strategy { get; init; }

    public DeploymentCircuitBreaker? DeploymentCircuitBreaker { get; init; }
}

/// <summary>Whether a rollout that fails is stopped and undone.</summary>
internal sealed record DeploymentCircuitBreaker
{
    public bool? Enable { get; init; }

    public bool? Rollback { get; init; }
}

/// <summary>Who replaces a service's tasks.</summary>
internal sealed record DeploymentController
{
    /// <summary>ECS, CODE_DEPLOY or EXTERNAL.</summary>
    public string? Type { get; init; }
}

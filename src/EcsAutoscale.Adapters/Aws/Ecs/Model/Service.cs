using System;
using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>A service of a cluster.</summary>
internal sealed record Service
{
    /// <summary>The ARN, in the short or in the long form, as ECS gives it.</summary>
    public string? ServiceArn { get; init; }

    public string? ServiceName { get; init; }

    public string? ClusterArn { get; init; }

    /// <summary>ACTIVE, DRAINING or INACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>REPLICA or DAEMON; a DAEMON has no desired count to set.</summary>
    public string? SchedulingStrategy { get; init; }

    public int? DesiredCount { get; init; }

    public int? RunningCount { get; init; }

    public int? PendingCount { get; init; }

    /// <summary>The ARN of the task definition.</summary>
    public string? TaskDefinition { get; init; }

    public DeploymentConfiguration? DeploymentConfiguration { get; init; }

    /// <summary>More than one during a rollout.</summary>
    public IReadOnlyList<Deployment>? Deployments { get; init; }

    /// <summary>For CODE_DEPLOY and EXTERNAL.</summary>
    public IReadOnlyList<TaskSet>? TaskSets { get; init; }

    public DeploymentController? DeploymentController { get; init; }

    /// <summary>The newest first, 100 at most.</summary>
    public IReadOnlyList<ServiceEvent>? Events { get; init; }

    public IReadOnlyList<PlacementConstraint>? PlacementConstraints { get; init; }

    public IReadOnlyList<PlacementStrategy>? PlacementStrategy { get; init; }

    /// <summary>EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES; absent with a capacity provider.</summary>
    public string? LaunchType { get; init; }

    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    /// <summary>ENABLED or DISABLED.</summary>
    public string? AvailabilityZoneRebalancing { get; init; }

    public NetworkConfiguration? NetworkConfiguration { get; init; }

    public IReadOnlyList<LoadBalancer>? LoadBalancers { get; init; }

    /// <summary>Seconds.</summary>
    public int? HealthCheckGracePeriodSeconds { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? PlatformFamily { get; init; }

    /// <summary>CUSTOMER or ECS.</summary>
    public string? ResourceManagementType { get; init; }

    /// <summary>Only where TAGS was asked for.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

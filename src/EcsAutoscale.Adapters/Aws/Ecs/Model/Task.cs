using System;
using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>A task of a cluster.</summary>
internal sealed record Task
{
    /// <summary>The ARN, in the short or in the long form, as ECS gives it.</summary>
    public string? TaskArn { get; init; }

    public string? TaskDefinitionArn { get; init; }

    public string? ClusterArn { get; init; }

    /// <summary>Absent while no instance was chosen, and on Fargate.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary><c>service:name</c> for a service's task, <c>family:name</c> by default for a standalone one.</summary>
    public string? Group { get; init; }

    /// <summary>The deployment's id for a service's task.</summary>
    public string? StartedBy { get; init; }

    /// <summary>PROVISIONING, PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED, DELETED.</summary>
    public string? LastStatus { get; init; }

    /// <summary>RUNNING or STOPPED (PENDING on the way).</summary>
    public string? DesiredStatus { get; init; }

    /// <summary>EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES; absent with a capacity provider.</summary>
    public string? LaunchType { get; init; }

    public string? CapacityProviderName { get; init; }

    /// <summary>CPU units, or <c>"1 vCPU"</c>: the task's size where the definition or the run sets one.</summary>
    public string? Cpu { get; init; }

    /// <summary>MiB, or <c>"1GB"</c>.</summary>
    public string? Memory { get; init; }

    /// <summary>What RunTask set for this task alone.</summary>
    public TaskOverride? Overrides { get; init; }

    public IReadOnlyList<Container>? Containers { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public IReadOnlyList<Attribute>? Attributes { get; init; }

    public string? AvailabilityZone { get; init; }

    /// <summary>HEALTHY, UNHEALTHY or UNKNOWN.</summary>
    public string? HealthStatus { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it came to RUNNING.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? StoppingAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public string? StoppedReason { get; init; }

    /// <summary>Such as EssentialContainerExited, ServiceSchedulerInitiated, TaskFailedToStart.</summary>
    public string? StopCode { get; init; }

    /// <summary>Counts the changes of the task.</summary>
    public long? Version { get; init; }

    /// <summary>Only where TAGS was asked for.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

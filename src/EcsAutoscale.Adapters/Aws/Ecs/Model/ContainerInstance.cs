using System;
using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>An EC2 or external instance registered with a cluster.</summary>
internal sealed record ContainerInstance
{
    /// <summary>The ARN, in the short or in the long form, as ECS gives it.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary>The EC2 instance's id; <c>mi-*</c> for an external instance (ECS-FACTS section 5).</summary>
    public string? Ec2InstanceId { get; init; }

    /// <summary>The capacity provider it belongs to; absent where none.</summary>
    public string? CapacityProviderName { get; init; }

    /// <summary>Counts the changes of the instance.</summary>
    public long? Version { get; init; }

    /// <summary>Agent and Docker.</summary>
    public VersionInfo? VersionInfo { get; init; }

    /// <summary>What is left of CPU and MEMORY, and what is taken of PORTS and PORTS_UDP (ECS-FACTS section 1).</summary>
    public IReadOnlyList<Resource>? RemainingResources { get; init; }

    /// <summary>What was registered; a port list names the reserved ones.</summary>
    public IReadOnlyList<Resource>? RegisteredResources { get; init; }

    /// <summary>REGISTERING, REGISTRATION_FAILED, ACTIVE, DRAINING, DEREGISTERING, INACTIVE.</summary>
    public string? Status { get; init; }

    /// <summary>Why the status is what it is.</summary>
    public string? StatusReason { get; init; }

    /// <summary>Whether the agent is connected; without it nothing is placed.</summary>
    public bool? AgentConnected { get; init; }

    /// <summary>Tasks whose <i>desired</i> status is RUNNING (ECS-FACTS section 3).</summary>
    public int? RunningTasksCount { get; init; }

    /// <summary>Tasks in PENDING.</summary>
    public int? PendingTasksCount { get; init; }

    /// <summary>The state of an agent update under way.</summary>
    public string? AgentUpdateStatus { get; init; }

    /// <summary>Built-in and own attributes.</summary>
    public IReadOnlyList<Attribute>? Attributes { get; init; }

    /// <summary>When it registered.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>Network interfaces for awsvpc trunking.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Only where TAGS was asked for.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Only where CONTAINER_INSTANCE_HEALTH was asked for.</summary>
    public ContainerInstanceHealthStatus? HealthStatus { get; init; }

    /// <summary>GPUs, and what is left of their memory.</summary>
    public IReadOnlyList<GpuDevice>? GpuDevices { get; init; }
}

using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Cluster;

/// <summary>A task as ECS describes it.</summary>
public sealed record EcsTask
{
    private const string ServicePrefix = "service:";

    /// <summary>The task's ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The task definition's ARN.</summary>
    public string? DefinitionArn { get; init; }

    /// <summary>The task group: <c>service:NAME</c> for a service's task, else by default <c>family:FAMILY</c> (ECS-FACTS section 2).</summary>
    public string? Group
    {
        get;
        init
        {
            field = value;
            ServiceName = value is not null && value.StartsWith(ServicePrefix, StringComparison.Ordinal) ? value.Substring(ServicePrefix.Length) : null;
        }
    }

    /// <summary>What started it; a deployment's id for a service's task.</summary>
    public string? StartedBy { get; init; }

    /// <summary>Where it runs; null while it waits for a place.</summary>
    public string? ContainerInstanceArn { get; init; }

    /// <summary>The last known state: PROVISIONING, PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED.</summary>
    public string LastStatus { get; init; } = "";

    /// <summary>Where it is going: RUNNING or STOPPED.</summary>
    public string DesiredStatus { get; init; } = "";

    /// <summary>EC2, FARGATE or EXTERNAL.</summary>
    public string? LaunchType { get; init; }

    /// <summary>The task's own CPU units, where ECS gives them.</summary>
    public long? Cpu { get; init; }

    /// <summary>The task's own memory in MiB, where ECS gives it.</summary>
    public long? Memory { get; init; }

    /// <summary>What RunTask or StartTask changed for this task.</summary>
    public TaskOverrides? Overrides { get; init; }

    /// <summary>
    /// Whether task scale-in protection is on (GetTaskProtection); null where it was not read. DescribeTasks does not show it
    /// (ECS-FACTS section 4).
    /// </summary>
    public bool? IsProtected { get; init; }

    /// <summary>When the protection ends.</summary>
    public DateTimeOffset? ProtectedUntil { get; init; }

    /// <summary>When it began to run.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The service that owns it, or null for a standalone task.</summary>
    public string? ServiceName { get; private init; }

    /// <summary>Whether it still takes resources: anything but STOPPED (ECS-FACTS section 3).</summary>
    public bool HoldsResources => !string.Equals(LastStatus, "STOPPED", StringComparison.Ordinal);

    /// <summary>Whether it is meant to go on; where not, it is stopping by itself and has not to be moved.</summary>
    public bool IsMeantToRun => !string.Equals(DesiredStatus, "STOPPED", StringComparison.Ordinal) && HoldsResources;
}

/// <summary>What RunTask or StartTask overrode for one task; ECS-FACTS section 1.</summary>
public sealed record TaskOverrides
{
    /// <summary>CPU units of the whole task.</summary>
    public long? Cpu { get; init; }

    /// <summary>MiB of the whole task.</summary>
    public long? Memory { get; init; }

    /// <summary>Changes to single containers.</summary>
    public IReadOnlyList<ContainerOverride> Containers { get; init; } = [];
}

/// <summary>What was overridden for one container.</summary>
/// <param name="Name">The container's name in the task definition.</param>
/// <param name="Cpu">CPU units, or null where unchanged.</param>
/// <param name="Memory">The hard limit in MiB, or null where unchanged.</param>
/// <param name="MemoryReservation">The soft limit in MiB, or null where unchanged.</param>
/// <param name="Gpus">Whole GPUs, or null where unchanged.</param>
public sealed record ContainerOverride(string Name, long? Cpu, long? Memory, long? MemoryReservation, int? Gpus = null);

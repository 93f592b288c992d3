using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Headroom;

/// <summary>A cluster's free room.</summary>
public sealed record ClusterHeadroom
{
    /// <summary>The cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>Instances that take tasks: ACTIVE with a connected agent.</summary>
    public int ActiveInstances { get; init; }

    /// <summary>Instances that are draining.</summary>
    public int DrainingInstances { get; init; }

    /// <summary>Instances that the groups have launched and that have not registered yet.</summary>
    public int LaunchingInstances { get; init; }

    /// <summary>The groups' desired capacity in all; null where unknown.</summary>
    public int? DesiredCapacity { get; init; }

    /// <summary>The groups' minimum size in all; null where unknown.</summary>
    public int? MinSize { get; init; }

    /// <summary>The groups' maximum size in all; null where unknown.</summary>
    public int? MaxSize { get; init; }

    /// <summary>CPU units of the instances that take tasks.</summary>
    public long RegisteredCpu { get; init; }

    /// <summary>Free CPU units on them.</summary>
    public long FreeCpu { get; init; }

    /// <summary>MiB of the instances that take tasks.</summary>
    public long RegisteredMemory { get; init; }

    /// <summary>Free MiB on them.</summary>
    public long FreeMemory { get; init; }

    /// <summary>Free CPU units of the largest free piece (the instance with the most free memory, then CPU).</summary>
    public long LargestFreeCpu { get; init; }

    /// <summary>Free MiB of the largest free piece.</summary>
    public long LargestFreeMemory { get; init; }

    /// <summary>Whether the definition's buffer fits on one instance; null where there is no definition.</summary>
    public bool? FitsBuffer { get; init; }

    /// <summary>How many more tasks of each kind fit.</summary>
    public IReadOnlyList<TaskFit> Fits { get; init; } = [];

    /// <summary>The instances, by name.</summary>
    public IReadOnlyList<InstanceHeadroom> Instances { get; init; } = [];
}

/// <summary>How many more tasks of a kind fit.</summary>
/// <param name="Name">The service, the task definition, or the size.</param>
/// <param name="Cpu">CPU units of one.</param>
/// <param name="Memory">MiB of one.</param>
/// <param name="Count">How many more fit.</param>
public sealed record TaskFit(string Name, long Cpu, long Memory, int Count);

/// <summary>An instance's free room.</summary>
public sealed record InstanceHeadroom
{
    /// <summary>The EC2 instance's id.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The container instance's ARN.</summary>
    public required string ContainerInstanceArn { get; init; }

    /// <summary>The EC2 instance type.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The availability zone.</summary>
    public string? AvailabilityZone { get; init; }

    /// <summary>The Auto Scaling group; null where unknown.</summary>
    public string? Group { get; init; }

    /// <summary>The state.</summary>
    public InstanceStatus Status { get; init; }

    /// <summary>Whether the agent is connected.</summary>
    public bool AgentConnected { get; init; }

    /// <summary>CPU units it registered.</summary>
    public long RegisteredCpu { get; init; }

    /// <summary>CPU units that are left.</summary>
    public long FreeCpu { get; init; }

    /// <summary>MiB it registered.</summary>
    public long RegisteredMemory { get; init; }

    /// <summary>MiB that are left.</summary>
    public long FreeMemory { get; init; }

    /// <summary>Tasks that run.</summary>
    public int RunningTasks { get; init; }

    /// <summary>Tasks that are about to run.</summary>
    public int PendingTasks { get; init; }
}

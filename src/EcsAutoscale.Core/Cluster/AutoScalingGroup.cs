using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Cluster;

/// <summary>An Auto Scaling group behind the cluster.</summary>
public sealed record AutoScalingGroup
{
    /// <summary>The group's name.</summary>
    public required string Name { get; init; }

    /// <summary>The group's ARN.</summary>
    public string? Arn { get; init; }

    /// <summary>The least number of instances.</summary>
    public int MinSize { get; init; }

    /// <summary>The greatest number of instances.</summary>
    public int MaxSize { get; init; }

    /// <summary>How many instances it should have.</summary>
    public int DesiredCapacity { get; init; }

    /// <summary>Its instances.</summary>
    public IReadOnlyList<GroupInstance> Instances { get; init; } = [];

    /// <summary>Its availability zones.</summary>
    public IReadOnlyList<string> AvailabilityZones { get; init; } = [];

    /// <summary>Processes that are suspended, for example Launch or Terminate (ECS-FACTS section 5).</summary>
    public IReadOnlyList<string> SuspendedProcesses { get; init; } = [];

    /// <summary>The only principal that may change the group, where one is set.</summary>
    public string? Operator { get; init; }

    /// <summary>Tags by key.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the group is being deleted.</summary>
    public bool IsBeingDeleted { get; init; }

    /// <summary>Whether instances count by weight, so that desired capacity is not their number (ECS-FACTS section 5).</summary>
    public bool IsWeighted => Instances.Any(instance => instance.WeightedCapacity is > 1);

    /// <summary>What the instances that are there, or on their way in, count in the desired capacity.</summary>
    public int PresentCapacity => Instances.Where(instance => instance.IsInService || instance.IsPending).Sum(instance => instance.Weight);

    /// <summary>Whether a process is suspended.</summary>
    public bool IsSuspended(string process) => SuspendedProcesses.Contains(process, StringComparer.Ordinal);

    /// <summary>The instance of that id, or null.</summary>
    public GroupInstance? Find(string? instanceId) =>
        instanceId is null ? null : Instances.FirstOrDefault(instance => string.Equals(instance.InstanceId, instanceId, StringComparison.Ordinal));
}

/// <summary>An instance as its Auto Scaling group sees it.</summary>
public sealed record GroupInstance
{
    /// <summary>The EC2 instance's id.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The availability zone.</summary>
    public string? AvailabilityZone { get; init; }

    /// <summary>The EC2 instance type.</summary>
    public string? InstanceType { get; init; }

    /// <summary>Pending, InService, Terminating, Standby, Warmed:Stopped, … (ECS-FACTS section 5).</summary>
    public string LifecycleState { get; init; } = "";

    /// <summary>Healthy or Unhealthy.</summary>
    public string HealthStatus { get; init; } = "Healthy";

    /// <summary>Whether it is protected from scale-in.</summary>
    public bool ProtectedFromScaleIn { get; init; }

    /// <summary>How much it counts in a weighted group.</summary>
    public int? WeightedCapacity { get; init; }

    /// <summary>Whether it serves.</summary>
    public bool IsInService => LifecycleState == "InService";

    /// <summary>Whether it is on its way in. Warm pool instances are not.</summary>
    public bool IsPending => LifecycleState.StartsWith("Pending", StringComparison.Ordinal);

    /// <summary>Whether it is stopped, or about to be, whatever ECS still says of it.</summary>
    public bool IsTerminating => LifecycleState.StartsWith("Terminat", StringComparison.Ordinal);

    /// <summary>Whether it waits in the warm pool; it is no capacity (ECS-FACTS section 5).</summary>
    public bool IsWarmed => LifecycleState.StartsWith("Warmed", StringComparison.Ordinal);

    /// <summary>What it counts in its group's desired capacity: its weight, or 1.</summary>
    public int Weight => Math.Max(1, WeightedCapacity ?? 1);

    /// <summary>Whether it is on its way out.</summary>
    public bool IsLeaving =>
        IsTerminating || LifecycleState is "Detaching" or "Detached";
}

/// <summary>An activity of an Auto Scaling group.</summary>
public sealed record ScalingActivity
{
    /// <summary>The group's name.</summary>
    public required string GroupName { get; init; }

    /// <summary>The activity's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>For example Successful, Failed, InProgress.</summary>
    public string StatusCode { get; init; } = "";

    /// <summary>What went wrong.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>For example <c>Launching a new EC2 instance: i-0123456789abcdef0</c>.</summary>
    public string Description { get; init; } = "";

    /// <summary>Why, in AWS's sentences: who changed the desired capacity, when, and from what to what.</summary>
    public string? Cause { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>An instance refresh of an Auto Scaling group.</summary>
/// <param name="GroupName">The group's name.</param>
/// <param name="Id">The refresh's id.</param>
/// <param name="Status">Pending, InProgress, Successful, Cancelling, Baking, RollbackInProgress, …</param>
public sealed record InstanceRefresh(string GroupName, string Id, string Status)
{
    /// <summary>Whether it is still at work, so that we stand off (ECS-FACTS section 5).</summary>
    public bool IsUnderWay => Status is "Pending" or "InProgress" or "Cancelling" or "Baking" or "RollbackInProgress";
}

/// <summary>A capacity provider of the cluster.</summary>
public sealed record CapacityProvider
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The ARN, or name, of the Auto Scaling group behind it; null for Fargate.</summary>
    public string? GroupArn { get; init; }

    /// <summary>Whether ECS managed scaling owns the group's desired capacity.</summary>
    public bool ManagesScaling { get; init; }

    /// <summary>Whether ECS drains instances that the group terminates.</summary>
    public bool ManagesDraining { get; init; }

    /// <summary>Whether ECS protects busy instances from scale-in itself.</summary>
    public bool ManagesTermination { get; init; }

    /// <summary>Whether it stands before the group.</summary>
    public bool IsFor(AutoScalingGroup group) =>
        GroupArn is { } arn
        && (string.Equals(arn, group.Arn, StringComparison.Ordinal)
            || string.Equals(arn, group.Name, StringComparison.Ordinal)
            || arn.EndsWith("autoScalingGroupName/" + group.Name, StringComparison.Ordinal));
}

using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Cluster;

/// <summary>
/// What was observed of a cluster at one moment. A list that is null was not read: what depends on it is unknown, and unknown never
/// allows a scale-in. An empty list was read and is empty.
/// </summary>
public sealed record ClusterSnapshot
{
    /// <summary>The cluster's name.</summary>
    public required string Cluster { get; init; }

    /// <summary>The cluster's ARN.</summary>
    public string? ClusterArn { get; init; }

    /// <summary>When it was observed; all that depends on time is measured from here.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>The container instances, whatever their state, but for INACTIVE ones.</summary>
    public required IReadOnlyList<ContainerInstance> Instances { get; init; }

    /// <summary>All services of the cluster; null where not read.</summary>
    public IReadOnlyList<EcsService>? Services { get; init; }

    /// <summary>Tasks that have no instance yet (PROVISIONING); empty where there are none or they were not read.</summary>
    public IReadOnlyList<EcsTask> WaitingTasks { get; init; } = [];

    /// <summary>The task definitions that services and tasks refer to; null where not read.</summary>
    public IReadOnlyList<TaskDefinition>? TaskDefinitions { get; init; }

    /// <summary>The Auto Scaling groups of the instances and of the definition; null where not read.</summary>
    public IReadOnlyList<AutoScalingGroup>? Groups { get; init; }

    /// <summary>The newest activities of the groups.</summary>
    public IReadOnlyList<ScalingActivity> ScalingActivities { get; init; } = [];

    /// <summary>Instance refreshes of the groups.</summary>
    public IReadOnlyList<InstanceRefresh> InstanceRefreshes { get; init; } = [];

    /// <summary>The cluster's capacity providers.</summary>
    public IReadOnlyList<CapacityProvider> CapacityProviders { get; init; } = [];

    /// <summary>What Application Auto Scaling scales of the definition's services, as far as it could be read.</summary>
    public IReadOnlyList<ScalableTarget> ScalableTargets { get; init; } = [];

    /// <summary>The details that were asked for; null where all were read.</summary>
    public ClusterDetails? Details { get; init; }

    /// <summary>
    /// How many tasks of a service have scale-in protection, for services of which that was read apart from the tasks of instances; see
    /// <see cref="ClusterDetails.ProtectionOf"/>.
    /// </summary>
    public IReadOnlyDictionary<string, int> ProtectedTasks { get; init; } = new Dictionary<string, int>();

    /// <summary>What was missing or odd in what was observed, as sentences for the plan's warnings.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

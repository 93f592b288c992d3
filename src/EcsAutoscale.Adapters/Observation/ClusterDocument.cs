using System;
using System.Collections.Generic;
using EcsAutoscale.Adapters.Aws.ApplicationAutoScaling.Model;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsTask = EcsAutoscale.Adapters.Aws.Ecs.Model.Task;
using ClusterDetails = EcsAutoscale.Core.Cluster.ClusterDetails;
using MetricReadings = EcsAutoscale.Core.Cluster.MetricReadings;

namespace EcsAutoscale.Adapters.Observing;

/// <summary>
/// What was observed of one cluster, in AWS's own shapes: what a snapshot file holds, and what the snapshot is made of, be it from AWS
/// or from a file. A list that is null was not read.
/// </summary>
internal sealed record ClusterDocument
{
    /// <summary>When it was observed.</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>All container instances.</summary>
    public required IReadOnlyList<ContainerInstance> ContainerInstances { get; init; }

    /// <summary>Tasks.</summary>
    public IReadOnlyList<EcsTask>? Tasks { get; init; }

    /// <summary>Services.</summary>
    public IReadOnlyList<Service>? Services { get; init; }

    /// <summary>Task definitions of services and tasks.</summary>
    public IReadOnlyList<TaskDefinition>? TaskDefinitions { get; init; }

    /// <summary>
    /// Scale-in protection of service tasks. A task that is not in the list is not protected; one that is, without saying whether it is
    /// protected, could not be read, and is unknown.
    /// </summary>
    public IReadOnlyList<ProtectedTask>? TaskProtection { get; init; }

    /// <summary>Auto Scaling groups.</summary>
    public IReadOnlyList<AutoScalingGroup>? AutoScalingGroups { get; init; }

    /// <summary>The newest activities of the groups.</summary>
    public IReadOnlyList<Activity>? ScalingActivities { get; init; }

    /// <summary>Instance refreshes of the groups.</summary>
    public IReadOnlyList<InstanceRefresh>? InstanceRefreshes { get; init; }

    /// <summary>Capacity providers of the cluster, but for FARGATE and FARGATE_SPOT.</summary>
    public IReadOnlyList<CapacityProvider>? CapacityProviders { get; init; }

    /// <summary>What Application Auto Scaling scales of the services that were asked for.</summary>
    public IReadOnlyList<ScalableTarget>? ScalableTargets { get; init; }

    /// <summary>Which details were asked for; null where all were, as in a file.</summary>
    public ClusterDetails? Details { get; init; }

    /// <summary>How many tasks of a service are protected, for services of which that alone was asked.</summary>
    public IReadOnlyDictionary<string, int> ProtectedTasks { get; init; } = new Dictionary<string, int>();

    /// <summary>Recorded metrics.</summary>
    public MetricReadings Metrics { get; init; } = MetricReadings.None;

    /// <summary>Where the items of the lists stand, for messages.</summary>
    public ItemPaths Paths { get; init; } = new();

    /// <summary>What was odd when it was observed, as sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

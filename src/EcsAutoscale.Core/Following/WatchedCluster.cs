using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Following;

/// <summary>What is looked at while a run waits: no more than what it waits for.</summary>
public sealed record WatchedCluster
{
    /// <summary>When it was seen.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>The draining instances that are waited for, by the container instance's ARN; one that has left the cluster is not in it.</summary>
    public IReadOnlyDictionary<string, WatchedDrain> Drains { get; init; } = new Dictionary<string, WatchedDrain>();

    /// <summary>The groups whose instances are waited for.</summary>
    public IReadOnlyList<AutoScalingGroup> Groups { get; init; } = [];

    /// <summary>Their newest activities.</summary>
    public IReadOnlyList<ScalingActivity> Activities { get; init; } = [];

    /// <summary>EC2 ids of instances that have registered with the cluster since the run began, and that take tasks.</summary>
    public ISet<string> Registered { get; init; } = new HashSet<string>();
}

/// <summary>A draining instance that is waited for.</summary>
/// <param name="Status">Its status.</param>
/// <param name="TasksLeft">How many tasks on it have a last status other than STOPPED.</param>
public sealed record WatchedDrain(InstanceStatus Status, int TasksLeft);

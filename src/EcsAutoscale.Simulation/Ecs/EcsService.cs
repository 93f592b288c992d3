using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Simulation.Ecs;

/// <summary>What a caller creates a service with.</summary>
public sealed record ServiceSpec
{
    /// <summary>Unique in its cluster.</summary>
    public required string Name { get; init; }

    /// <summary>Tasks wanted; not used for a daemon.</summary>
    public int DesiredCount { get; init; } = 1;

    /// <summary>REPLICA or DAEMON.</summary>
    public string SchedulingStrategy { get; init; } = "REPLICA";

    /// <summary>Percent of desiredCount that must stay healthy, rounded up. Null: 100 for a replica service, 0 for a daemon.</summary>
    public int? MinimumHealthyPercent { get; init; }

    /// <summary>Percent of desiredCount that may be up at once, rounded down. Null: 200 for a replica service, 100 for a daemon.</summary>
    public int? MaximumPercent { get; init; }

    /// <summary>In order; empty means over the zones, then where fewest tasks of the service are.</summary>
    public IReadOnlyList<PlacementStrategy> PlacementStrategy { get; init; } = [];

    /// <summary>All must hold.</summary>
    public IReadOnlyList<PlacementConstraint> PlacementConstraints { get; init; } = [];

    /// <summary>How its tasks behave.</summary>
    public TaskBehaviour Behaviour { get; init; } = TaskBehaviour.Normal;
}

/// <summary>A service and its tasks.</summary>
public sealed class EcsService
{
    private readonly List<Deployment> _deployments = [];
    private readonly List<EcsTask> _tasks = [];
    private readonly Dictionary<string, int> _countByZone = new(StringComparer.Ordinal);

    internal EcsService(ServiceSpec spec, string arn, EcsCluster cluster, DateTimeOffset createdAt)
    {
        Spec = spec;
        Arn = arn;
        Cluster = cluster;
        CreatedAt = createdAt;
        DesiredCount = spec.DesiredCount;
        Behaviour = spec.Behaviour;
        MinimumHealthyPercent = spec.MinimumHealthyPercent ?? (IsDaemon ? 0 : 100);
        MaximumPercent = spec.MaximumPercent ?? (IsDaemon ? 100 : 200);
    }

    /// <summary>What it was created with.</summary>
    public ServiceSpec Spec { get; }

    /// <summary>Unique in its cluster.</summary>
    public string Name => Spec.Name;

    /// <summary>The full ARN.</summary>
    public string Arn { get; }

    /// <summary>Its cluster.</summary>
    public EcsCluster Cluster { get; }

    /// <summary>Whether one task runs on every instance.</summary>
    public bool IsDaemon => Spec.SchedulingStrategy == "DAEMON";

    /// <summary>ACTIVE, DRAINING or INACTIVE.</summary>
    public string Status { get; internal set; } = "ACTIVE";

    /// <summary>Tasks wanted; for a daemon the number of instances that can have one.</summary>
    public int DesiredCount { get; internal set; }

    /// <summary>See <see cref="ServiceSpec.MinimumHealthyPercent"/>.</summary>
    public int MinimumHealthyPercent { get; internal set; }

    /// <summary>See <see cref="ServiceSpec.MaximumPercent"/>.</summary>
    public int MaximumPercent { get; internal set; }

    /// <summary>How tasks that start from now on behave.</summary>
    public TaskBehaviour Behaviour { get; internal set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>The rollouts, newest first; the first is PRIMARY.</summary>
    public IReadOnlyList<Deployment> Deployments => _deployments;

    /// <summary>The newest rollout.</summary>
    public Deployment Primary => _deployments[0];

    /// <summary>Its tasks that hold resources, in order of placement.</summary>
    public IReadOnlyList<EcsTask> Tasks => _tasks;

    /// <summary>Its tags.</summary>
    public IDictionary<string, string> Tags { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The event log.</summary>
    public ServiceEventLog Events { get; } = new();

    /// <summary>Wanted tasks that run.</summary>
    public int RunningCount => _tasks.Count(t => t.IsRunning);

    /// <summary>Wanted tasks that do not run yet.</summary>
    public int PendingCount => _tasks.Count(t => t.IsWanted && !t.IsRunning);

    /// <summary>ceil(desired × minimum healthy percent / 100).</summary>
    public int LowerBound => (int)((((long)DesiredCount * MinimumHealthyPercent) + 99) / 100);

    /// <summary>floor(desired × maximum percent / 100).</summary>
    public int UpperBound => (int)((long)DesiredCount * MaximumPercent / 100);

    /// <summary>Until when ECS starts no tasks because they keep failing, or null.</summary>
    public DateTimeOffset? ThrottledUntil { get; internal set; }

    internal int ConsecutiveFailures { get; set; }

    internal bool NeedsAttention { get; set; } = true;

    internal bool IsSteady { get; set; }

    /// <summary>Raised before the number of running tasks changes, so that what they consume can be settled.</summary>
    internal Action? RunningChanges { get; set; }

    /// <summary>Wanted tasks in one Availability Zone.</summary>
    public int CountInZone(string zone) => _countByZone.TryGetValue(zone, out var count) ? count : 0;

    internal void Start(Deployment deployment)
    {
        foreach (var older in _deployments)
            older.Status = "ACTIVE";
        _deployments.Insert(0, deployment);
        NeedsAttention = true;
        IsSteady = false;
    }

    internal void DropFinishedDeployments() =>
        _deployments.RemoveAll(d => d != Primary && !_tasks.Exists(t => t.IsWanted && t.Deployment == d));

    internal void Add(EcsTask task)
    {
        _tasks.Add(task);
        Count(task, +1);
    }

    internal void Count(EcsTask task, int change)
    {
        _countByZone[task.Instance.Zone] = CountInZone(task.Instance.Zone) + change;
        task.Instance.Count(this, change);
    }

    internal void Remove(EcsTask task) => _tasks.Remove(task);
}

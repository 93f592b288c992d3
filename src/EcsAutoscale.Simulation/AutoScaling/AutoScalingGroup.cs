using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.Ecs;
using EcsAutoscale.Simulation.Time;

namespace EcsAutoscale.Simulation.AutoScaling;

/// <summary>What a caller creates a group with.</summary>
public sealed record GroupSpec
{
    /// <summary>Unique in the cloud.</summary>
    public required string Name { get; init; }

    /// <summary>Fewest instances.</summary>
    public int MinSize { get; init; } = 1;

    /// <summary>Most instances.</summary>
    public int MaxSize { get; init; } = 10;

    /// <summary>Wanted instances.</summary>
    public int DesiredCapacity { get; init; } = 1;

    /// <summary>Where it launches.</summary>
    public IReadOnlyList<string> Zones { get; init; } = ["us-east-1a", "us-east-1b"];

    /// <summary>What it launches.</summary>
    public InstanceTemplate Template { get; init; } = InstanceTemplate.M5Large;

    /// <summary>The cluster that its instances register in, or null for none.</summary>
    public EcsCluster? Cluster { get; init; }

    /// <summary>The capacity provider that its instances name, or null.</summary>
    public string? CapacityProvider { get; init; }

    /// <summary>Seconds of virtual time that HonorCooldown waits for. Default 300.</summary>
    public int DefaultCooldown { get; init; } = 300;

    /// <summary>Whether new instances are protected from scale-in.</summary>
    public bool NewInstancesProtectedFromScaleIn { get; init; }

    /// <summary>Tags of the group.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <summary>An Auto Scaling group and its instances.</summary>
public sealed class AutoScalingGroup
{
    private readonly List<GroupInstance> _instances = [];
    private readonly LinkedList<ScalingActivity> _activities = new();
    private readonly SortedSet<string> _suspended = new(StringComparer.Ordinal);

    internal AutoScalingGroup(GroupSpec spec, string arn, DateTimeOffset createdTime)
    {
        Spec = spec;
        Arn = arn;
        CreatedTime = createdTime;
        MinSize = spec.MinSize;
        MaxSize = spec.MaxSize;
        DesiredCapacity = spec.DesiredCapacity;
        foreach (var tag in spec.Tags)
            Tags[tag.Key] = tag.Value;
    }

    /// <summary>What it was created with.</summary>
    public GroupSpec Spec { get; }

    /// <summary>Unique in the cloud.</summary>
    public string Name => Spec.Name;

    /// <summary>The full ARN.</summary>
    public string Arn { get; }

    /// <summary>Fewest instances.</summary>
    public int MinSize { get; internal set; }

    /// <summary>Most instances.</summary>
    public int MaxSize { get; internal set; }

    /// <summary>Wanted instances, always from <see cref="MinSize"/> to <see cref="MaxSize"/>.</summary>
    public int DesiredCapacity { get; internal set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedTime { get; }

    /// <summary>Its instances in order of launch.</summary>
    public IReadOnlyList<GroupInstance> Instances => _instances;

    /// <summary>Processes that do not run: Launch, Terminate, AZRebalance, ...</summary>
    public ISet<string> SuspendedProcesses => _suspended;

    /// <summary>The last 1,000 activities, newest first.</summary>
    public IReadOnlyCollection<ScalingActivity> Activities => _activities;

    /// <summary>Its tags.</summary>
    public IDictionary<string, string> Tags { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Instance refreshes, newest first.</summary>
    public IList<InstanceRefresh> InstanceRefreshes { get; } = [];

    /// <summary>While set, every launch fails with this message.</summary>
    public string? LaunchFailure { get; set; }

    /// <summary>While set, new instances never register with their cluster: a broken launch template.</summary>
    public bool NewInstancesNeverRegister { get; set; }

    /// <summary>While set, changes are refused with ScalingActivityInProgress.</summary>
    public bool IsBusy { get; set; }

    /// <summary>The end of the cooldown that HonorCooldown waits for.</summary>
    public DateTimeOffset CooldownUntil { get; internal set; }

    internal ScheduledEvent? NextReaction { get; set; }

    /// <summary>The sentences that tell who changed the desired capacity since the group last answered; what it then does has them as its cause.</summary>
    internal List<string> Changes { get; } = [];

    /// <summary>How many instances count towards the desired capacity: Pending and InService.</summary>
    public int CountedInstances => _instances.Count(i => i.Counts);

    /// <summary>Instances that count, in one zone.</summary>
    public int CountInZone(string zone) => _instances.Count(i => i.Counts && i.Zone == zone);

    internal void Add(GroupInstance instance) => _instances.Add(instance);

    internal void Remove(GroupInstance instance) => _instances.Remove(instance);

    internal void Record(ScalingActivity activity)
    {
        _activities.AddFirst(activity);
        if (_activities.Count > 1000)
            _activities.RemoveLast();
    }

    internal bool Runs(string process) => !_suspended.Contains(process);
}

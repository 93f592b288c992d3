using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Simulation.Ecs;

/// <summary>An EC2 instance as a cluster sees it once its agent has registered.</summary>
public sealed class ContainerInstance
{
    /// <summary>The attribute of the Availability Zone.</summary>
    public const string ZoneAttribute = "ecs.availability-zone";

    /// <summary>The attribute of the instance type.</summary>
    public const string TypeAttribute = "ecs.instance-type";

    private readonly SortedDictionary<string, string?> _attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<EcsService, int> _countByService = [];
    private readonly List<EcsTask> _tasks = [];

    internal ContainerInstance(string id, string arn, string ec2InstanceId, HostResources resources)
    {
        Id = id;
        Arn = arn;
        Ec2InstanceId = ec2InstanceId;
        Resources = resources;
    }

    /// <summary>32 hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>The full ARN.</summary>
    public string Arn { get; }

    /// <summary>i-0...</summary>
    public string Ec2InstanceId { get; }

    /// <summary>The cluster it is registered in.</summary>
    public EcsCluster Cluster { get; internal init; } = null!;

    /// <summary>ACTIVE, DRAINING or INACTIVE.</summary>
    public string Status { get; internal set; } = "ACTIVE";

    /// <summary>Whether its agent is in touch with ECS; without that nothing starts or stops on it.</summary>
    public bool AgentConnected { get; internal set; } = true;

    /// <summary>OK or IMPAIRED.</summary>
    public string HealthStatus { get; internal set; } = "OK";

    /// <summary>When its agent registered.</summary>
    public DateTimeOffset RegisteredAt { get; internal init; }

    /// <summary>Counts the changes of its state, as ECS does.</summary>
    public long Version { get; internal set; } = 1;

    /// <summary>The capacity provider it belongs to, or null.</summary>
    public string? CapacityProvider { get; internal init; }

    /// <summary>What it registered and what is left.</summary>
    public HostResources Resources { get; }

    /// <summary>Attributes by name; the value may be null.</summary>
    public IReadOnlyDictionary<string, string?> Attributes => _attributes;

    /// <summary>The Availability Zone.</summary>
    public string Zone { get; internal init; } = "";

    /// <summary>The tasks that still hold resources on it, in order of placement.</summary>
    public IReadOnlyList<EcsTask> Tasks => _tasks;

    /// <summary>As ECS counts: only tasks whose desiredStatus is RUNNING (ECS-FACTS section 3).</summary>
    public int RunningTasksCount => _tasks.Count(t => t.IsRunning);

    /// <summary>Wanted tasks that are not RUNNING yet.</summary>
    public int PendingTasksCount => _tasks.Count(t => t.IsWanted && !t.IsRunning);

    /// <summary>Whether it takes new tasks.</summary>
    public bool TakesTasks => AgentConnected && Status == "ACTIVE";

    /// <summary>Wanted tasks of one service on it.</summary>
    public int CountOf(EcsService service) => _countByService.TryGetValue(service, out var count) ? count : 0;

    internal void SetAttribute(string name, string? value) => _attributes[name] = value;

    internal bool RemoveAttribute(string name) => _attributes.Remove(name);

    internal void Add(EcsTask task) => _tasks.Add(task);

    internal void Remove(EcsTask task) => _tasks.Remove(task);

    internal void Count(EcsService service, int change)
    {
        var count = CountOf(service) + change;
        if (count == 0)
            _countByService.Remove(service);
        else
            _countByService[service] = count;
    }
}

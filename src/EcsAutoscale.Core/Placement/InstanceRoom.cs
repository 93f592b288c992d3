using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement;

/// <summary>
/// The free room of one instance while a plan is worked out. It changes only through <see cref="ClusterRoom"/>, which can undo.
/// </summary>
public sealed class InstanceRoom
{
    private readonly Dictionary<string, int> _tasksByService;

    internal InstanceRoom(
        string id, ContainerInstance instance, string? group, Resources free, HostPorts taken, IEnumerable<KeyValuePair<string, int>> tasksByService, bool isComing)
    {
        Id = id;
        Instance = instance;
        Group = group;
        Free = free;
        TakenPorts = taken;
        IsComing = isComing;
        _tasksByService = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pair in tasksByService) _tasksByService[pair.Key] = pair.Value;
    }

    /// <summary>The name, by which ties are broken.</summary>
    public string Id { get; }

    /// <summary>The instance; of one that is still coming, the group's template.</summary>
    public ContainerInstance Instance { get; }

    /// <summary>The Auto Scaling group; null where unknown.</summary>
    public string? Group { get; }

    /// <summary>What is left.</summary>
    public Resources Free { get; internal set; }

    /// <summary>The static host ports that are taken.</summary>
    public HostPorts TakenPorts { get; internal set; }

    /// <summary>Whether the instance is launching, or only thought of.</summary>
    public bool IsComing { get; }

    /// <summary>Whether tasks may be placed here.</summary>
    public bool IsOpen { get; internal set; } = true;

    /// <summary>Whether the tasks here were read; where not, nothing that must be told from other tasks is placed here.</summary>
    public bool KnowsTasks => IsComing || Instance.Tasks is not null;

    /// <summary>How many tasks of a service are here.</summary>
    public int TasksOf(string service) => _tasksByService.TryGetValue(service, out var count) ? count : 0;

    internal void Count(string service, int change) => _tasksByService[service] = TasksOf(service) + change;
}

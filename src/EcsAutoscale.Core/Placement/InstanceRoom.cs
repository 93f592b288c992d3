using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement;

/// <summary>
/// The free room of one instance while a plan is worked out. It changes only through <see cref="ClusterRoom"/>, which can undo.
/// </summary>
public sealed class InstanceRoom
{
    private const string AttributePrefix = "attribute:";

    private readonly IReadOnlyDictionary<string, int> _tasksByService;
    private Dictionary<string, int>? _changed;
    private string? _lastField;
    private string _lastValue = "";

    internal InstanceRoom(
        string id, ContainerInstance instance, string? group, Resources free, HostPorts taken, IReadOnlyDictionary<string, int> tasksByService, bool isComing)
    {
        Id = id;
        Instance = instance;
        Group = group;
        Free = free;
        TakenPorts = taken;
        IsComing = isComing;
        _tasksByService = tasksByService;
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

    /// <summary>Whether the tasks that are here leave, so that at some moment they still count for a spread and at a later one no more.</summary>
    public bool IsLeaving { get; internal set; }

    /// <summary>Whether the tasks here were read; where not, nothing that must be told from other tasks is placed here.</summary>
    public bool KnowsTasks => IsComing || Instance.Tasks is not null;

    /// <summary>The smaller share of CPU and of memory that is free: how roomy it is.</summary>
    public double FreeShare => Math.Min(Share(Free.Cpu, Instance.Registered.Cpu), Share(Free.Memory, Instance.Registered.Memory));

    /// <summary>How many tasks of a service are here.</summary>
    public int TasksOf(string service) =>
        (_changed is not null && _changed.TryGetValue(service, out var count)) || _tasksByService.TryGetValue(service, out count) ? count : 0;

    /// <summary>
    /// The value of what a strategy spreads over (<c>attribute:NAME</c>, or NAME); empty where there is none. Equal values are the same string, for they are compared
    /// over and over.
    /// </summary>
    public string ValueOf(string field)
    {
        if (ReferenceEquals(_lastField, field)) return _lastValue;
        var name = field.StartsWith(AttributePrefix, StringComparison.Ordinal) ? field.Substring(AttributePrefix.Length) : field;
        _lastField = field;
        return _lastValue = string.Intern(Instance.Attribute(name) ?? "");
    }

    internal void Count(string service, int change) => (_changed ??= new Dictionary<string, int>(StringComparer.Ordinal))[service] = TasksOf(service) + change;

    /// <summary>The same room for another what-if; what is counted is shared until it changes.</summary>
    internal InstanceRoom Copy() => new(Id, Instance, Group, Free, TakenPorts, _tasksByService, IsComing) { IsOpen = IsOpen, IsLeaving = IsLeaving };

    private static double Share(long part, long whole) => whole > 0 ? (double)part / whole : part > 0 ? 1 : 0;
}

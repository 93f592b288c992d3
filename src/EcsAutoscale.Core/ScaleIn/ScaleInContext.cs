using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>What a rule may look at: the cluster, why it grows, and what this plan has chosen already.</summary>
public sealed class ScaleInContext
{
    private readonly Dictionary<string, int> _chosenByGroup = new(StringComparer.Ordinal);

    /// <summary>A context in which nothing is chosen yet.</summary>
    /// <param name="view">The cluster.</param>
    /// <param name="growing">Why the cluster grows; null where it does not.</param>
    public ScaleInContext(ClusterView view, string? growing)
    {
        View = view;
        Growing = growing;
    }

    /// <summary>The cluster.</summary>
    public ClusterView View { get; }

    /// <summary>Why the cluster grows; null where it does not.</summary>
    public string? Growing { get; }

    /// <summary>The definition's policy.</summary>
    public ScaleInPolicy Policy => View.Definition.ScaleIn;

    /// <summary>When the cluster was observed.</summary>
    public DateTimeOffset Now => View.Snapshot.ObservedAt;

    /// <summary>How many instances this plan drains already.</summary>
    public int Chosen { get; private set; }

    /// <summary>How many instances of a group this plan drains already.</summary>
    public int ChosenOf(string group) => _chosenByGroup.TryGetValue(group, out var count) ? count : 0;

    /// <summary>Counts an instance that this plan drains.</summary>
    public void Choose(ManagedGroup group)
    {
        Chosen++;
        _chosenByGroup[group.Name] = ChosenOf(group.Name) + 1;
    }

    /// <summary>The tasks of an instance that ECS would have to start elsewhere: those of services, but for daemons, that are meant to run.</summary>
    public IReadOnlyList<EcsTask> TasksToMove(ContainerInstance instance) => [.. (instance.Tasks ?? [])
        .Where(task => task.IsMeantToRun && task.ServiceName is { } name && View.Kinds.Service(name) is not { IsDaemon: true })
        .OrderBy(task => task.Arn, StringComparer.Ordinal)];

    /// <summary>The services with tasks to move, by name; null for one that was not read.</summary>
    public IEnumerable<(string Name, EcsService? Service, EcsTask Task)> ServicesToMove(ContainerInstance instance) => TasksToMove(instance)
        .GroupBy(task => task.ServiceName!, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key, View.Kinds.Service(group.Key), group.First()));
}

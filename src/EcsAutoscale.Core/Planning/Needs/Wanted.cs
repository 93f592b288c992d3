using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Planning.Needs;

/// <summary>Collects the details that a decision still wants; what was asked for before is never wanted again, even where it could not be had.</summary>
internal sealed class Wanted(ClusterDetails read)
{
    private readonly SortedSet<string> _tasksOn = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _candidates = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _protectionOf = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _definitions = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _activities = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _refreshes = new(StringComparer.Ordinal);
    private bool _allTasks;

    /// <summary>How many details are wanted.</summary>
    public int Count => (_allTasks ? 1 : 0) + _tasksOn.Count + _candidates.Count + _protectionOf.Count + _definitions.Count + _activities.Count + _refreshes.Count;

    public bool IsAny => Count > 0;

    public ClusterDetails Details => new()
    {
        AllTasks = _allTasks,
        TasksOn = _tasksOn,
        Candidates = _candidates,
        ProtectionOf = _protectionOf,
        Definitions = _definitions,
        ActivitiesOf = _activities,
        RefreshesOf = _refreshes,
    };

    public bool HasTasksOf(ContainerInstance instance) => read.AllTasks || Has(read.TasksOn, instance.Arn);

    public void AllTasks() => _allTasks = !read.AllTasks;

    public void TasksOn(ContainerInstance instance)
    {
        if (!HasTasksOf(instance)) _tasksOn.Add(instance.Arn);
    }

    public void Candidate(ContainerInstance instance)
    {
        TasksOn(instance);
        Add(_candidates, read.Candidates, instance.Arn);
    }

    public void ProtectionOf(string service) => Add(_protectionOf, read.ProtectionOf, service);

    public void Definition(string? arn)
    {
        if (arn is { Length: > 0 }) Add(_definitions, read.Definitions, arn);
    }

    public void Activities(string group) => Add(_activities, read.ActivitiesOf, group);

    public void Refreshes(string group) => Add(_refreshes, read.RefreshesOf, group);

    private static void Add(SortedSet<string> wanted, IReadOnlyCollection<string> had, string name)
    {
        if (!Has(had, name)) wanted.Add(name);
    }

    private static bool Has(IReadOnlyCollection<string> had, string name) =>
        had is ICollection<string> known ? known.Contains(name) : System.Linq.Enumerable.Contains(had, name);
}

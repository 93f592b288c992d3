using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Cluster;

/// <summary>
/// The details of a cluster that cost many calls and that few decisions need: what was read of them, or what is still to be read. All else of a cluster is read whole.
/// </summary>
public sealed record ClusterDetails
{
    /// <summary>No details.</summary>
    public static ClusterDetails None { get; } = new();

    /// <summary>The tasks of the whole cluster, those that wait for an instance among them.</summary>
    public bool AllTasks { get; init; }

    /// <summary>ARNs of the container instances whose tasks are meant.</summary>
    public IReadOnlyCollection<string> TasksOn { get; init; } = [];

    /// <summary>ARNs of the container instances that are to be judged: the scale-in protection of the tasks on them is meant as well.</summary>
    public IReadOnlyCollection<string> Candidates { get; init; } = [];

    /// <summary>Names of the services of which the number of protected tasks is meant.</summary>
    public IReadOnlyCollection<string> ProtectionOf { get; init; } = [];

    /// <summary>ARNs of task definitions.</summary>
    public IReadOnlyCollection<string> Definitions { get; init; } = [];

    /// <summary>Names of the Auto Scaling groups whose activities are meant.</summary>
    public IReadOnlyCollection<string> ActivitiesOf { get; init; } = [];

    /// <summary>Names of the Auto Scaling groups whose instance refreshes are meant.</summary>
    public IReadOnlyCollection<string> RefreshesOf { get; init; } = [];

    /// <summary>Whether these are no details.</summary>
    public bool IsNone =>
        !AllTasks && TasksOn.Count + Candidates.Count + ProtectionOf.Count + Definitions.Count + ActivitiesOf.Count + RefreshesOf.Count == 0;

    /// <summary>These and others.</summary>
    public ClusterDetails With(ClusterDetails others) => new()
    {
        AllTasks = AllTasks || others.AllTasks,
        TasksOn = Union(TasksOn, others.TasksOn),
        Candidates = Union(Candidates, others.Candidates),
        ProtectionOf = Union(ProtectionOf, others.ProtectionOf),
        Definitions = Union(Definitions, others.Definitions),
        ActivitiesOf = Union(ActivitiesOf, others.ActivitiesOf),
        RefreshesOf = Union(RefreshesOf, others.RefreshesOf),
    };

    private static HashSet<string> Union(IReadOnlyCollection<string> some, IReadOnlyCollection<string> others)
    {
        var both = new HashSet<string>(some, StringComparer.Ordinal);
        both.UnionWith(others);
        return both;
    }
}

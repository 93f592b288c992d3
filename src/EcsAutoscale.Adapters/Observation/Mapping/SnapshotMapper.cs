using System.Collections.Generic;
using System.Linq;
using Snapshot = EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>
/// Makes the snapshot of what was observed, the same way for AWS and for files. What was not read stays unknown where decisions depend on
/// it; where DESIGN lets it count as empty, a warning says so.
/// </summary>
internal static class SnapshotMapper
{
    /// <summary>Makes the snapshot. Lists come out in ordinal order of their ids, each item once.</summary>
    /// <exception cref="UnreadableItemException">A member that must be there is missing, or is no size.</exception>
    public static Snapshot.ClusterSnapshot Map(ClusterDocument document)
    {
        var warnings = new List<string>(document.Warnings);
        var tasks = TaskMapper.MapAll(document);
        var instances = InstanceMapper.MapAll(document);
        return new Snapshot.ClusterSnapshot
        {
            Cluster = ClusterName.Of(document.Cluster.ClusterName, document.Cluster.ClusterArn),
            ClusterArn = document.Cluster.ClusterArn,
            ObservedAt = document.CapturedAt,
            Instances = TaskPlacer.Place(instances, tasks, document.Details, warnings),
            WaitingTasks = [.. (tasks ?? []).Where(TaskPlacer.IsWaiting)],
            Services = ServiceMapper.MapAll(document),
            TaskDefinitions = TaskDefinitionMapper.MapAll(document),
            Groups = GroupMapper.MapGroups(document),
            ScalingActivities = GroupMapper.MapActivities(document),
            InstanceRefreshes = GroupMapper.MapRefreshes(document),
            CapacityProviders = CapacityProviderMapper.MapAll(document),
            ScalableTargets = ScalableTargetMapper.MapAll(document.ScalableTargets ?? []),
            Details = document.Details,
            ProtectedTasks = document.ProtectedTasks,
            Warnings = [.. warnings.Concat(Absences(document))],
        };
    }

    private static IEnumerable<string> Absences(ClusterDocument document)
    {
        if (document.Tasks is null) yield return "The tasks were not read: no instance can be proven free to go.";
        if (document.Services is null) yield return "The services were not read: what depends on them is unknown.";
        if (document.TaskDefinitions is null) yield return "The task definitions were not read: what depends on them is unknown.";
        if (document.AutoScalingGroups is null) yield return "The Auto Scaling groups were not read: what depends on them is unknown.";
        if (document.TaskProtection is null) yield return "Task scale-in protection was not read: tasks count as not protected.";
        if (document.ScalingActivities is null) yield return "Scaling activities were not read: they count as none.";
        if (document.InstanceRefreshes is null) yield return "Instance refreshes were not read: they count as none.";
        if (document.CapacityProviders is null) yield return "Capacity providers were not read: they count as none.";
    }
}

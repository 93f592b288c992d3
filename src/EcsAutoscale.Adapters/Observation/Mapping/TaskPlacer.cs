using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>Puts the tasks onto the instances on which they run.</summary>
internal static class TaskPlacer
{
    /// <summary>
    /// The instances with their tasks. Where fewer tasks were seen than the instance counts, its tasks are unknown, which never allows a
    /// scale-in: a list was taken before a task was placed there, or is only a part. So they are where they were not asked for.
    /// </summary>
    public static IReadOnlyList<ContainerInstance> Place(
        IReadOnlyList<ContainerInstance> instances, IReadOnlyList<EcsTask>? tasks, ClusterDetails? details, List<string> warnings)
    {
        if (tasks is null) return instances;
        var byInstance = tasks
            .Where(task => task.ContainerInstanceArn is not null)
            .ToLookup(task => ClusterName.LastPart(task.ContainerInstanceArn!), StringComparer.Ordinal);
        return [.. instances.Select(instance => IsRead(instance, details) ? With(instance, [.. byInstance[ClusterName.LastPart(instance.Arn)]], warnings) : instance)];
    }

    private static bool IsRead(ContainerInstance instance, ClusterDetails? details) => details is not { AllTasks: false } || details.TasksOn.Contains(instance.Arn);

    /// <summary>Whether a task waits for an instance of the cluster.</summary>
    public static bool IsWaiting(EcsTask task) =>
        task.ContainerInstanceArn is null && task.IsMeantToRun && task.LaunchType is not ("FARGATE" or "EXTERNAL");

    private static ContainerInstance With(ContainerInstance instance, EcsTask[] seen, List<string> warnings)
    {
        var counted = instance.RunningTasksCount + instance.PendingTasksCount;
        if (seen.Length >= counted) return instance with { Tasks = [.. seen.Where(task => task.HoldsResources)] };
        warnings.Add($"{instance.Name} counts {counted} tasks, of which {seen.Length} could be seen: its tasks are unknown.");
        return instance;
    }
}

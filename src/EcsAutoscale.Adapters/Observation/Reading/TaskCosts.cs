using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Aws.Ecs.Model;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Weighs the calls that reading the tasks of some instances takes: one by one, or with those of the whole cluster.</summary>
internal static class TaskCosts
{
    private const int Page = TaskReading.TasksACall;

    /// <summary>Whether reading the whole cluster's tasks takes no more calls.</summary>
    /// <param name="instances">All container instances.</param>
    /// <param name="wanted">ARNs of those whose tasks are wanted.</param>
    /// <param name="unread">How many task definitions of the cluster's services were not read yet: each that is in use is another call.</param>
    public static bool WholeIsCheaper(IReadOnlyList<ContainerInstance> instances, IReadOnlyCollection<string> wanted, int unread)
    {
        var all = instances.Sum(Count);
        var some = instances.Where(instance => wanted.Contains(instance.ContainerInstanceArn!)).Sum(Count);
        var oneByOne = (2 * wanted.Count) + Pages(some) + Math.Min(some, unread);
        var whole = Math.Max(1, Pages(all)) + 1 + Pages(all) + Math.Min(all, unread);
        return whole <= oneByOne;
    }

    private static int Count(ContainerInstance instance) => (instance.RunningTasksCount ?? 0) + (instance.PendingTasksCount ?? 0);

    private static int Pages(int tasks) => (tasks + Page - 1) / Page;
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>
/// Keeps a service's count at the number of its protected tasks: below it ECS could not scale in, and would refuse the tasks' further protection
/// (ECS-FACTS section 4). Tasks whose protection was not read do not count: ECS keeps them by itself.
/// </summary>
public static class ProtectedTasks
{
    /// <summary>How many tasks of each service are protected; services without any are left out.</summary>
    public static IReadOnlyDictionary<string, int> ByService(ClusterSnapshot snapshot)
    {
        var counts = snapshot.Instances
            .SelectMany(instance => instance.Tasks ?? [])
            .Where(task => task is { ServiceName: not null, IsMeantToRun: true, IsProtected: true } && !(task.ProtectedUntil <= snapshot.ObservedAt))
            .GroupBy(task => task.ServiceName!, StringComparer.Ordinal)
            .ToDictionary(tasks => tasks.Key, tasks => tasks.Count(), StringComparer.Ordinal);

        // Read for the service, the number is whole; counted over instances, it is so only where the tasks of all were read.
        foreach (var known in snapshot.ProtectedTasks) counts[known.Key] = known.Value;
        return counts;
    }

    internal static ServiceVerdict Keep(ServiceVerdict verdict, int count)
    {
        if (verdict.RecommendedCount >= verdict.DesiredCount || verdict.RecommendedCount >= count) return verdict;
        var floor = Math.Min(count, verdict.DesiredCount);
        return verdict with
        {
            RecommendedCount = floor,
            Reason = Reason.ProtectedTask,
            Explanation = ServicePlanner.Text($"{verdict.RecommendedCount} is wanted ({verdict.Explanation}), but {count} of its tasks are protected: {floor}"),
        };
    }
}

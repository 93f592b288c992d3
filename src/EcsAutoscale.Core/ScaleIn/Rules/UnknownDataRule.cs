using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>What was not read is unknown, and unknown never removes.</summary>
public sealed class UnknownDataRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (context.View.Snapshot.Services is null)
        {
            yield return new(Reason.UnknownData, null, null, "the services were not read");
            yield break;
        }

        if (instance.Tasks is null)
        {
            yield return new(Reason.UnknownData, null, null, "its tasks were not read");
            yield break;
        }

        if (context.UnknownLeaving is { } why) yield return new(Reason.UnknownData, null, null, why);
        var counted = instance.RunningTasksCount + instance.PendingTasksCount;
        var read = instance.Tasks.Count(task => task.HoldsResources);
        if (read < counted) yield return new(Reason.UnknownData, null, null, $"ECS counts {counted} tasks on it, and {read} were read");
        foreach (var moving in context.TasksToMove(instance))
        {
            if (moving.Service is null)
                yield return new(Reason.UnknownData, moving.Task.Arn, moving.ServiceName, $"its service {moving.ServiceName} was not read");
            if (moving.Replacement is null)
                yield return new(Reason.UnknownData, moving.Task.Arn, moving.ServiceName, "its task definition was not read, so its size is unknown");
        }
    }
}

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

        var counted = instance.RunningTasksCount + instance.PendingTasksCount;
        var read = instance.Tasks.Count(task => task.HoldsResources);
        if (read < counted) yield return new(Reason.UnknownData, null, null, $"ECS counts {counted} tasks on it, and {read} were read");
        foreach (var task in context.TasksToMove(instance))
        {
            if (context.View.Kinds.Service(task.ServiceName!) is null)
                yield return new(Reason.UnknownData, task.Arn, task.ServiceName, $"its service {task.ServiceName} was not read");
            if (context.View.Kinds.OfTask(task) is null)
                yield return new(Reason.UnknownData, task.Arn, task.ServiceName, "its task definition was not read, so its size is unknown");
        }
    }
}

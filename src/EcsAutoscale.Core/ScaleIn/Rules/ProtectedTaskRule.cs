using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>A task with scale-in protection is not to be stopped by us (case C3; ECS-FACTS section 4).</summary>
public sealed class ProtectedTaskRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        foreach (var task in context.TasksToMove(instance).Select(moving => moving.Task))
        {
            if (task.IsProtected is null) yield return new(Reason.UnknownData, task.Arn, task.ServiceName, "whether it is protected was not read");
            else if (task.IsProtected == true && !(task.ProtectedUntil <= context.Now))
                yield return new(Reason.ProtectedTask, task.Arn, task.ServiceName, $"a task of {task.ServiceName} is protected{Until(task)}");
        }
    }

    private static string Until(EcsTask task) =>
        task.ProtectedUntil is { } until ? " until " + until.UtcDateTime.ToString("u", CultureInfo.InvariantCulture) : "";
}

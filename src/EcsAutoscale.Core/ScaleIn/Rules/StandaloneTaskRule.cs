using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>Draining never moves a task that no service owns: it would drain forever, or kill the job (case C2; ECS-FACTS section 4).</summary>
public sealed class StandaloneTaskRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        foreach (var task in (instance.Tasks ?? []).Where(task => task.IsMeantToRun && task.ServiceName is null).OrderBy(task => task.Arn, StringComparer.Ordinal))
            yield return new(Reason.StandaloneTask, task.Arn, null, $"a standalone task of {task.Group ?? "no group"} runs here, which draining never moves");
    }
}

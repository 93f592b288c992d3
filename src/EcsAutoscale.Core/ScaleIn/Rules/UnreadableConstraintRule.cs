using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>A task whose constraint cannot be relied upon is not moved (ECS-FACTS section 2).</summary>
public sealed class UnreadableConstraintRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        foreach (var moving in context.TasksToMove(instance))
        {
            if (moving.Replacement is { } kind && Eligibility.Unreadable(kind) is { } why)
                yield return new(Reason.UnreadableConstraint, moving.Task.Arn, moving.ServiceName, why);
        }
    }
}

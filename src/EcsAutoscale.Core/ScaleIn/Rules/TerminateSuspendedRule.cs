using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>Where Terminate is suspended, draining would only waste the instance (ECS-FACTS section 5).</summary>
public sealed class TerminateSuspendedRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (context.View.ManagedGroupOf(instance) is { } group && group.Group.IsSuspended("Terminate"))
            yield return new(Reason.TerminateSuspended, null, null, $"the process Terminate of {group.Name} is suspended");
    }
}

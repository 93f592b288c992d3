using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>Where another controller owns the group, we drain only if the definition leaves the terminating to it (ECS-FACTS section 5).</summary>
public sealed class OtherControllerRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (context.View.ManagedGroupOf(instance) is not { } group) yield break;
        if (group.Controller is { } controller && (context.Policy.Terminate || group.HasOperator))
            yield return new(Reason.OtherController, null, null, group.HasOperator ? controller : controller + "; with scale_in.terminate: false we would only drain");
        else if (group.Group.IsWeighted)
            yield return new(Reason.OtherController, null, null, $"{group.Name} counts instances by weight, so its desired capacity is not their number");
    }
}

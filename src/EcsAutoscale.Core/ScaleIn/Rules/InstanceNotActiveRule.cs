using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>Only an ACTIVE instance can be drained (ECS-FACTS section 4); one that is neither ACTIVE nor draining is left alone.</summary>
public sealed class InstanceNotActiveRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (instance.Status is not (InstanceStatus.Active or InstanceStatus.Draining))
            yield return new(Reason.InstanceNotActive, null, null, $"its status is {instance.Status}");
    }
}

using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>A drain of ours goes on by itself; somebody else's is never touched (case C4; ECS-FACTS, ask 12).</summary>
public sealed class DrainUnderWayRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (instance.Status != InstanceStatus.Draining) yield break;
        yield return instance.DrainedByUsAt is null
            ? new(Reason.ForeignDrain, null, null, "somebody else is draining it; it carries no mark of ours")
            : new(Reason.DrainUnderWay, null, null, "it is draining already, by us");
    }
}

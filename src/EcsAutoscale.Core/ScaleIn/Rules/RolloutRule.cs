using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>While a service rolls out, its tasks are on the move already (ECS-FACTS section 3, ask 18).</summary>
public sealed class RolloutRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        foreach (var moving in context.OfServices(instance, service => service.IsRollingOut))
            yield return new(Reason.RolloutInProgress, moving.Task.Arn, moving.ServiceName, $"the service {moving.ServiceName} is rolling out");
    }
}

using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>A drain that the healthy percents can never let finish must not begin: no task may go before, and none may come after (ECS-FACTS section 4).</summary>
public sealed class NeverFinishingDrainRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        foreach (var (name, service, task) in context.ServicesToMove(instance))
        {
            if (service is null || HealthyPercents.Of(service) is not { NeverDrains: true } percents) continue;
            yield return new(Reason.DrainCanNeverFinish, task.Arn, name, $"the service {name} {percents.InWords}, so a drain could never finish");
        }
    }
}

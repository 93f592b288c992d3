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
        foreach (var moving in context.OfServices(instance, service => HealthyPercents.Of(service).NeverDrains))
        {
            var percents = HealthyPercents.Of(moving.Service!).InWords;
            yield return new(Reason.DrainCanNeverFinish, moving.Task.Arn, moving.ServiceName, $"the service {moving.ServiceName} {percents}, so a drain could never finish");
        }
    }
}

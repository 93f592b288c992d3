using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>Where another hand has just changed the group's desired capacity, nothing is taken away either, for a while.</summary>
public sealed class OtherHandRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (context.View.ManagedGroupOf(instance) is { StandsOff: { } why }) yield return new(Reason.OtherHand, null, null, why);
    }
}

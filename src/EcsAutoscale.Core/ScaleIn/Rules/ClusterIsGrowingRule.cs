using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>Nothing is removed while the cluster grows or tasks wait for a place.</summary>
public sealed class ClusterIsGrowingRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (context.Growing is { } why) yield return new(Reason.ClusterIsGrowing, null, null, "the cluster grows: " + why);
    }
}

using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>Where more than 45 % of the instances, and more than three, are disconnected, something is wrong that removing would make worse.</summary>
public sealed class UnhealthyClusterRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        var all = context.View.Instances.Count;
        var disconnected = context.View.Disconnected;
        if (disconnected > 3 && disconnected * 100 > all * 45)
            yield return new(Reason.UnhealthyCluster, null, null, $"{disconnected} of the cluster's {all} instances are disconnected");
    }
}

using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>While an instance refresh replaces instances, we stand off (ECS-FACTS section 5).</summary>
public sealed class InstanceRefreshRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (context.View.ManagedGroupOf(instance) is not { } group) yield break;
        if (!context.View.KnowsRefreshes(group)) yield return new(Reason.UnknownData, null, null, $"whether an instance refresh of {group.Name} is under way was not read");
        else if (context.View.IsRefreshing(group))
            yield return new(Reason.InstanceRefresh, null, null, $"an instance refresh of {group.Name} is under way (stand_off.instance_refresh)");
    }
}

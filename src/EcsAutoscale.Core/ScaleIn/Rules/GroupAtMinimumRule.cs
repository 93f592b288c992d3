using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>The group, less the drains under way and those of this plan, never goes below its minimum (cases C4 and C5).</summary>
public sealed class GroupAtMinimumRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (context.View.ManagedGroupOf(instance) is not { } group || instance.Status == InstanceStatus.Draining) yield break;
        var chosen = context.ChosenOf(group.Name);
        if (group.Removable - chosen > 0) yield break;
        var leaving = group.Leaving + chosen;
        var less = leaving == 0 ? "" : $", of which {leaving} drain";
        var serve = group.Serving < group.DesiredCapacity - group.Leaving ? $" and {group.Serving} that serve" : "";
        yield return new(Reason.GroupAtMinimum, null, null, $"{group.Name} has {group.DesiredCapacity}{less}{serve}, and its minimum is {group.MinSize}");
    }
}

using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>Only instances of the groups that the plan may change are removed (case B9); external instances never are (ECS-FACTS section 5).</summary>
public sealed class ManagedGroupRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (instance.IsExternal) yield return new(Reason.NotInManagedGroup, null, null, "it is an external instance, which no Auto Scaling group owns");
        else if (context.View.Snapshot.Groups is null) yield return new(Reason.UnknownData, null, null, "its Auto Scaling group was not read");
        else if (context.View.ManagedGroupOf(instance) is null) yield return new(Reason.NotInManagedGroup, null, null, Where(context, instance));
    }

    private static string Where(ScaleInContext context, ContainerInstance instance) => context.View.GroupOf(instance) is { } other
        ? $"it is in the group {other.Name}, and the definition names {context.View.Definition.AutoScalingGroup}"
        : "no Auto Scaling group that was read holds it";
}

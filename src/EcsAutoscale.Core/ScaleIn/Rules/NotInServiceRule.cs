using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>The group must hold the instance InService and Healthy (ECS-FACTS section 5).</summary>
public sealed class NotInServiceRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (context.View.MemberOf(instance) is not { } member) yield break;
        if (!member.IsInService) yield return new(Reason.NotInService, null, null, $"its lifecycle state in the group is {member.LifecycleState}");
        else if (member.HealthStatus != "Healthy") yield return new(Reason.NotInService, null, null, $"its health in the group is {member.HealthStatus}");
    }
}

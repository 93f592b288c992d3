using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>
/// TerminateInstanceInAutoScalingGroup ignores scale-in protection, so we must not (case C7; ECS-FACTS section 5). With managed termination protection ECS
/// protects every busy instance, and takes that off once the instance is empty: then we may drain, where the terminating is left to ECS.
/// </summary>
public sealed class ScaleInProtectionRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (context.View.MemberOf(instance) is { ProtectedFromScaleIn: true } && (context.Policy.Terminate || context.View.ManagedGroupOf(instance) is not { IsProtectedByEcs: true }))
            yield return new(Reason.ProtectedFromScaleIn, null, null, "its group protects it from scale-in");
    }
}

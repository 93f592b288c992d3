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
    /// <summary>The evidence that an instance was protected from scale-in by ECS when its drain was planned.</summary>
    public const string ByEcs = "protectedByEcs";

    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (IsProtected(context, instance) && !IsByEcs(context, instance))
            yield return new(Reason.ProtectedFromScaleIn, null, null, "its group protects it from scale-in");
    }

    /// <summary>Whether the protection is ECS's own, and no reason against a drain after which ECS removes the instance.</summary>
    internal static bool IsByEcs(ScaleInContext context, ContainerInstance instance) =>
        IsProtected(context, instance) && !context.Policy.Terminate && context.View.ManagedGroupOf(instance) is { IsProtectedByEcs: true };

    private static bool IsProtected(ScaleInContext context, ContainerInstance instance) => context.View.MemberOf(instance) is { ProtectedFromScaleIn: true };
}

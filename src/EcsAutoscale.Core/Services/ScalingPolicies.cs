using System.Collections.Generic;

namespace EcsAutoscale.Core.Services;

/// <summary>The policies that a service's definition has.</summary>
internal static class ScalingPolicies
{
    /// <summary>All of them: events first, then the target.</summary>
    public static IReadOnlyList<IScalingPolicy> Of(ServiceContext context) =>
        context.Wanted.Events.Count == 0 ? Absolute(context) : [new EventPolicy(context.Wanted, context.Desired), .. Absolute(context)];

    /// <summary>Those whose count does not depend on the desired one: they can say where a service below its minimum belongs.</summary>
    public static IReadOnlyList<IScalingPolicy> Absolute(ServiceContext context) =>
        context.Wanted.Target is { } target ? [new TargetTracking(context.Wanted, target, context.Desired)] : [];
}

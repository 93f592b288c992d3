using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.ScaleIn.Rules;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>The rules that keep an instance, in the order in which they are told.</summary>
public static class ScaleInRules
{
    /// <summary>The rules that ask for nothing but what is read of every instance and group.</summary>
    internal static IReadOnlyList<IScaleInRule> OfState { get; } =
    [
        // What the instance is.
        new DrainUnderWayRule(),
        new InstanceNotActiveRule(),
        new ManagedGroupRule(),
        new AgentDisconnectedRule(),
        new NotInServiceRule(),
        new ScaleInProtectionRule(),

        // Who else has a say.
        new AnotherRunRule(),
        new OtherControllerRule(),
        new OtherHandRule(),
        new TerminateSuspendedRule(),
    ];

    /// <summary>The rules that ask for details; they hold for what was read so that it can be judged.</summary>
    internal static IReadOnlyList<IScaleInRule> OfDetails { get; } =
    [
        new InstanceRefreshRule(),

        // What runs on it.
        new UnknownDataRule(),
        new StandaloneTaskRule(),
        new ProtectedTaskRule(),
        new RolloutRule(),
        new NeverFinishingDrainRule(),
        new UnreadableConstraintRule(),
    ];

    /// <summary>The rule that counts what the plan has chosen already.</summary>
    internal static IScaleInRule Count { get; } = new GroupAtMinimumRule();

    /// <summary>The rules that are told last: whether it is the time, and whether the instance was looked at.</summary>
    internal static IReadOnlyList<IScaleInRule> OfTime { get; } =
    [
        new MinimumAgeRule(),
        new CooldownRule(),
        new ScaleInEnabledRule(),
        new UnhealthyClusterRule(),
        new ClusterIsGrowingRule(),
        new NotReadRule(),
    ];

    /// <summary>All rules. The first that holds an instance back gives the verdict its reason; the others are its further blockers.</summary>
    public static IReadOnlyList<IScaleInRule> All { get; } = [.. OfState, .. OfDetails, Count, .. OfTime];

    /// <summary>The rules that also hold back the termination of an instance that we have drained and that is empty.</summary>
    public static IReadOnlyList<IScaleInRule> Terminating { get; } =
    [
        new ManagedGroupRule(),
        new NotInServiceRule(),
        new ScaleInProtectionRule(),
        new OtherControllerRule(),
        new OtherHandRule(),
        new InstanceRefreshRule(),
        new TerminateSuspendedRule(),
    ];

    /// <summary>All that holds an instance back by some rules, in their order.</summary>
    internal static IReadOnlyList<ScaleDownBlocker> Check(IReadOnlyList<IScaleInRule> rules, ScaleInContext context, ContainerInstance instance)
    {
        List<ScaleDownBlocker>? blockers = null;
        for (var index = 0; index < rules.Count; index++)
        {
            foreach (var blocker in rules[index].Check(context, instance)) (blockers ??= []).Add(blocker);
        }

        return blockers ?? (IReadOnlyList<ScaleDownBlocker>)[];
    }
}

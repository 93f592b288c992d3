using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.ScaleIn.Rules;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>The rules that keep an instance, in the order in which they are told.</summary>
public static class ScaleInRules
{
    /// <summary>The rules before the one that counts; an instance's answers to them stay the same while a plan is made.</summary>
    internal static IReadOnlyList<IScaleInRule> BeforeCount { get; } =
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
        new InstanceRefreshRule(),
        new TerminateSuspendedRule(),

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

    /// <summary>The rules after it: whether it is the time.</summary>
    internal static IReadOnlyList<IScaleInRule> AfterCount { get; } =
    [
        new MinimumAgeRule(),
        new CooldownRule(),
        new ScaleInEnabledRule(),
        new UnhealthyClusterRule(),
        new ClusterIsGrowingRule(),
    ];

    /// <summary>All rules. The first that holds an instance back gives the verdict its reason; the others are its further blockers.</summary>
    public static IReadOnlyList<IScaleInRule> All { get; } = [.. BeforeCount, Count, .. AfterCount];

    /// <summary>The rules that also hold back the termination of an instance that we have drained and that is empty.</summary>
    public static IReadOnlyList<IScaleInRule> Terminating { get; } =
    [
        new ManagedGroupRule(),
        new NotInServiceRule(),
        new ScaleInProtectionRule(),
        new OtherControllerRule(),
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

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.ScaleOut;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>Says which instances may go, and why each other one stays.</summary>
public static class ScaleInPlanner
{
    /// <summary>Plans shrinking.</summary>
    /// <param name="view">The cluster.</param>
    /// <param name="growth">What growing comes to; nothing is drained while it grows.</param>
    public static ScaleInOutcome Plan(ClusterView view, ScaleOutOutcome growth)
    {
        var context = new ScaleInContext(view, growth.Growing);
        var returning = new HashSet<string>(
            growth.GrowActions.Where(action => action.Kind == ScalingActionKind.CancelDrain).Select(action => action.ContainerInstanceArn!), StringComparer.Ordinal);
        var finished = OwnDrains.Follow(context, returning);
        var followed = new HashSet<string>(finished.Select(drain => drain.Verdict.ContainerInstanceArn!), StringComparer.Ordinal);
        var others = view.Instances.Where(instance => !followed.Contains(instance.Arn)).ToArray();
        var judge = new InstanceJudge(context, growth.Demand, Fit(view.Definition.ScaleIn));
        var chosen = Choose(context, judge, others);
        var stay = others.Where(instance => !chosen.ContainsKey(instance.Arn)).Select(instance => Waits(context, judge.Judge(instance, withPlaces: false)));
        return new ScaleInOutcome(
            [.. chosen.Values.Concat(stay).Concat(finished.Select(drain => drain.Verdict)).OrderBy(verdict => verdict.InstanceId, StringComparer.Ordinal)],
            [.. finished.Select(drain => drain.Action).OfType<ScalingAction>(), .. StaleMarks.Actions(context, chosen.Keys)],
            Drains(context, [.. chosen.Values]));
    }

    /// <summary>May this instance go, by itself? No other instance is chosen before it.</summary>
    public static ScaleDownVerdict Judge(ClusterView view, ScaleOutOutcome growth, ContainerInstance instance)
    {
        var context = new ScaleInContext(view, growth.Growing);
        return new InstanceJudge(context, growth.Demand, Fit(view.Definition.ScaleIn)).Judge(instance);
    }

    internal static IFit Fit(ScaleInPolicy policy) => policy.Fit == ScaleInFit.One ? new OneTargetFit(policy.Assurance) : new SeveralTargetsFit(policy.Assurance);

    private static Dictionary<string, ScaleDownVerdict> Choose(ScaleInContext context, InstanceJudge judge, IReadOnlyList<ContainerInstance> others)
    {
        var chosen = new Dictionary<string, ScaleDownVerdict>(StringComparer.Ordinal);
        var free = others.Where(instance => context.Blockers(instance).Count == 0).ToList();
        while (chosen.Count < context.Policy.MaxStep && Next(context, judge, free) is { } next)
        {
            chosen.Add(next.Instance.Arn, next.Verdict);
            judge.Choose(next.Instance);
            free.Remove(next.Instance);
        }

        return chosen;
    }

    private static (ContainerInstance Instance, ScaleDownVerdict Verdict)? Next(ScaleInContext context, InstanceJudge judge, List<ContainerInstance> free)
    {
        var candidates = CandidateOrder.Of(context, free).ToArray();
        foreach (var candidate in candidates.Where(candidate => !judge.HasRefused(candidate)).Concat(candidates))
        {
            var verdict = judge.Judge(candidate);
            if (verdict.CanScaleDown) return (candidate, verdict);
        }

        return null;
    }

    // A safe candidate that this run does not take is said to wait, so that a plan's yes is always an action.
    private static ScaleDownVerdict Waits(ScaleInContext context, ScaleDownVerdict verdict)
    {
        if (!verdict.CanScaleDown) return verdict;
        var reason = context.Chosen >= context.Policy.MaxStep ? Reason.MaxStepReached : Reason.NotACandidate;
        var why = reason == Reason.MaxStepReached
            ? $"it could go too, but scale_in.max_step is {context.Policy.MaxStep}"
            : "its tasks have a place, but with fit: one only the instance with the least reserved memory and the one with the least reserved CPU are looked at, and neither can go";
        return verdict with { CanScaleDown = false, Reason = reason, Explanation = why, Moves = [], Blockers = [new(reason, null, null, why)] };
    }

    private static ScalingAction[] Drains(ScaleInContext context, ScaleDownVerdict[] chosen)
    {
        string[] known =
        [
            .. context.View.Instances.Where(instance => instance.Status == InstanceStatus.Draining).Concat(StaleMarks.Of(context)).Select(instance => instance.Arn),
        ];
        return [.. chosen.Select((verdict, index) => Drain(verdict) with { Beside = [.. known, .. chosen.Take(index).Select(before => before.ContainerInstanceArn!)] })];
    }

    private static ScalingAction Drain(ScaleDownVerdict verdict) => new()
    {
        Kind = ScalingActionKind.DrainInstance,
        Cluster = verdict.Cluster,
        Target = verdict.InstanceId,
        Group = verdict.Group,
        ContainerInstanceArn = verdict.ContainerInstanceArn,
        Before = "ACTIVE",
        After = "DRAINING",
        Reason = verdict.Reason,
        Explanation = verdict.Explanation,
        Evidence = verdict.Evidence,
    };
}

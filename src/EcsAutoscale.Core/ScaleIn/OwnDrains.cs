using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>
/// Follows drains that carry our mark: terminates what is empty, takes back what has timed out or may not go any more, waits for the rest.
/// </summary>
internal static class OwnDrains
{
    /// <summary>What to do with each drain of ours.</summary>
    /// <param name="context">The cluster.</param>
    /// <param name="returning">ARNs of instances that are set ACTIVE again anyway.</param>
    public static IReadOnlyList<(ScaleDownVerdict Verdict, ScalingAction? Action)> Follow(ScaleInContext context, ISet<string> returning)
    {
        var terminated = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. context.View.Instances
            .Where(instance => instance.Status == InstanceStatus.Draining && instance.DrainedByUsAt is not null)
            .Select(instance => One(context, instance, returning, terminated))];
    }

    private static (ScaleDownVerdict Verdict, ScalingAction? Action) One(
        ScaleInContext context, ContainerInstance instance, ISet<string> returning, Dictionary<string, int> terminated)
    {
        if (returning.Contains(instance.Arn)) return (Stays(context, instance, Reason.ClusterIsGrowing, "its drain is taken back, the cluster needs the room"), null);
        if (context.View.MemberOf(instance) is { IsLeaving: true } leaving) return (Stays(context, instance, Reason.DrainFinished, $"its drain is ours, and its group is removing it ({leaving.LifecycleState})"), null);
        if (instance.Tasks is null) return (Stays(context, instance, Reason.UnknownData, "it is draining, by us, and its tasks were not read"), null);
        var tasks = Math.Max(instance.Tasks.Count(task => task.HoldsResources), instance.RunningTasksCount + instance.PendingTasksCount);
        return tasks > 0 ? Waiting(context, instance, tasks) : Finished(context, instance, terminated);
    }

    private static (ScaleDownVerdict Verdict, ScalingAction? Action) Waiting(ScaleInContext context, ContainerInstance instance, int tasks)
    {
        var since = context.Now - instance.DrainedByUsAt!.Value;
        var left = $"{Amounts.Counted(tasks, "task")} {(tasks == 1 ? "is" : "are")} still on it after {Durations.InWords(since)}";
        if (since <= context.Policy.DrainTimeout) return (Stays(context, instance, Reason.DrainUnderWay, $"we are draining it: {left}"), null);
        var late = $"{left}, and scale_in.drain_timeout is {Durations.InWords(context.Policy.DrainTimeout)}";
        var verdict = Stays(context, instance, Reason.DrainTimedOut, late);
        return context.Policy.OnTimeout == DrainTimeoutAction.Wait
            ? (verdict, null)
            : (verdict, Action(context, instance, ScalingActionKind.CancelDrain, "ACTIVE", Reason.DrainTimedOut, $"{late}: it takes tasks again"));
    }

    private static (ScaleDownVerdict Verdict, ScalingAction? Action) Finished(ScaleInContext context, ContainerInstance instance, Dictionary<string, int> terminated)
    {
        if (Blocker(context, instance) is { } blocker) return (Stays(context, instance, blocker.Reason, "it is drained and empty, but " + blocker.Detail), null);
        if (!context.Policy.Terminate)
            return (Stays(context, instance, Reason.DrainFinished, $"drained {Durations.InWords(context.Now - instance.DrainedByUsAt!.Value)} ago and empty; scale_in.terminate is false, so another controller removes it"), null);
        var group = context.View.ManagedGroupOf(instance)!;
        terminated.TryGetValue(group.Name, out var gone);
        if (group.DesiredCapacity - gone <= group.MinSize)
        {
            var why = $"it is drained and empty, but {group.Name} has {group.DesiredCapacity - gone} and its minimum is {group.MinSize}";
            return (Stays(context, instance, Reason.GroupAtMinimum, why),
                Action(context, instance, ScalingActionKind.CancelDrain, "ACTIVE", Reason.GroupAtMinimum, why + ": it takes tasks again"));
        }

        terminated[group.Name] = gone + 1;
        var done = $"drained {Durations.InWords(context.Now - instance.DrainedByUsAt!.Value)} ago and empty; {group.Name} goes from {group.DesiredCapacity - gone} to {group.DesiredCapacity - gone - 1}";
        return (Stays(context, instance, Reason.DrainFinished, done) with { CanScaleDown = true, Blockers = [] },
            Action(context, instance, ScalingActionKind.TerminateInstance, "TERMINATED", Reason.DrainFinished, done));
    }

    private static ScaleDownBlocker? Blocker(ScaleInContext context, ContainerInstance instance) => ScaleInRules.Terminating
        .SelectMany(rule => rule.Check(context, instance))
        .FirstOrDefault();

    private static ScaleDownVerdict Stays(ScaleInContext context, ContainerInstance instance, Reason reason, string explanation) => new()
    {
        Cluster = context.View.Definition.Name,
        InstanceId = instance.Name,
        ContainerInstanceArn = instance.Arn,
        Group = context.View.GroupOf(instance)?.Name,
        Reason = reason,
        Explanation = explanation,
        Blockers = [new(reason, null, null, explanation)],
    };

    private static ScalingAction Action(
        ScaleInContext context, ContainerInstance instance, ScalingActionKind kind, string after, Reason reason, string explanation) => new()
        {
            Kind = kind,
            Cluster = context.View.Definition.Name,
            Target = instance.Name,
            Group = context.View.GroupOf(instance)?.Name,
            ContainerInstanceArn = instance.Arn,
            Before = "DRAINING",
            After = after,
            Reason = reason,
            Explanation = explanation,
        };
}

using System;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Following;

/// <summary>A drain that a run has begun: until its instance is empty and terminated, or taken back.</summary>
public sealed record AwaitedDrain : Awaited
{
    private int _tasks;

    /// <summary>When it has taken too long.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Whether we terminate what is empty.</summary>
    public required bool Terminates { get; init; }

    /// <summary>The drain that an action has begun.</summary>
    /// <param name="action">The action.</param>
    /// <param name="policy">How the cluster's instances are removed.</param>
    /// <param name="begun">When it began.</param>
    public static AwaitedDrain Of(ScalingAction action, ScaleInPolicy policy, DateTimeOffset begun)
    {
        var tasks = action.Evidence.TryGetValue("tasks", out var count) ? (int)count : 0;
        return new AwaitedDrain { Action = action, Told = Left(tasks, tasks, action.Target), Deadline = begun + policy.DrainTimeout, Terminates = policy.Terminate, _tasks = tasks };
    }

    /// <inheritdoc/>
    public override Awaited Follow(WatchedCluster seen)
    {
        if (!seen.Drains.TryGetValue(Action.ContainerInstanceArn!, out var drain)) return Ended(AwaitedProgress.Finished, $"{Action.Target} has left the cluster");
        if (drain.Status is InstanceStatus.Deregistering or InstanceStatus.Inactive) return Ended(AwaitedProgress.Finished, $"{Action.Target} is leaving the cluster");
        if (drain.Status != InstanceStatus.Draining) return Ended(AwaitedProgress.Failed, $"{Action.Target} is {drain.Status} by now: somebody took its drain back");
        if (drain.TasksLeft == 0 && !Terminates) return Ended(AwaitedProgress.Finished, $"{Action.Target} is drained and empty; another controller removes it");
        var all = Math.Max(_tasks, drain.TasksLeft);
        return this with
        {
            _tasks = all,
            Progress = drain.TasksLeft == 0 || seen.SeenAt > Deadline ? AwaitedProgress.Due : AwaitedProgress.Waiting,
            Told = Left(drain.TasksLeft, all, Action.Target),
            Share = all == 0 ? 1 : 1 - ((double)drain.TasksLeft / all),
        };
    }

    private static string Left(int left, int all, string target) => $"{left} of {Amounts.Counted(all, "task")} left on {target}";
}

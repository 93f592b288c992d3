using System;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Core.Planning;
using DesiredIntent = EcsAutoscale.Core.Cluster.DesiredIntent;
using Snapshot = EcsAutoscale.Core.Cluster.ContainerInstance;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>Terminates an instance that we have drained, and decrements its group's desired capacity with it.</summary>
internal sealed class InstanceTermination(IAmazonAutoScaling autoScaling, StateReader state, DrainMarks marks, IntentTags tags)
{
    /// <summary>Terminates it, where it is still DRAINING, ours, empty, and its group can give it up.</summary>
    /// <remarks>Announced first, and another run's announcement to take the drain back looked for then: see <see cref="InstanceReturn.CancelDrainAsync"/>.</remarks>
    public async Task<Outcome> TerminateAsync(ScalingAction action, DateTimeOffset now, CancellationToken cancellation)
    {
        if (action.ContainerInstanceArn is not { } arn) return Outcome.Failed("The action names no container instance.");
        if (action.Group is not { } group) return Outcome.Failed("The action names no Auto Scaling group.");
        var moved = await WhatMovedAsync(action, arn, now, cancellation).ConfigureAwait(false);
        if (moved is not null) return Outcome.Skipped(moved);
        var holding = await state.GroupAsync(group, cancellation).ConfigureAwait(false);
        if (RemovalChecks.WhyGroupKeeps(holding, group, action.Target, drainsBeside: []) is { } kept) return Outcome.Skipped(kept);

        cancellation.ThrowIfCancellationRequested();
        await marks.PutAsync(action.Cluster, arn, Snapshot.TerminateMark, DrainMarks.ValueOf(now), CancellationToken.None).ConfigureAwait(false);
        var instance = await state.InstanceAsync(action.Cluster, arn, CancellationToken.None).ConfigureAwait(false);
        moved = WhatMoved(action, instance, now);
        if (moved is not null) return await WithdrawAsync(action, arn, Outcome.Skipped(moved)).ConfigureAwait(false);

        var desired = holding!.DesiredCapacity ?? 1;
        return await tags.AroundGroupAsync(group, new DesiredIntent(desired, desired - 1, now), () => TerminateAsync(action, arn), CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<Outcome> TerminateAsync(ScalingAction action, string arn)
    {
        try
        {
            await autoScaling.TerminateInstanceInAutoScalingGroupAsync(
                new TerminateInstanceInAutoScalingGroupRequest { InstanceId = action.Target, ShouldDecrementDesiredCapacity = true },
                CancellationToken.None).ConfigureAwait(false);
            return Outcome.Applied;
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out var refusal))
        {
            return await AfterFailureAsync(action, arn, refusal).ConfigureAwait(false);
        }
    }

    private async Task<string?> WhatMovedAsync(ScalingAction action, string arn, DateTimeOffset now, CancellationToken cancellation)
    {
        var instance = await state.InstanceAsync(action.Cluster, arn, cancellation).ConfigureAwait(false);
        if (WhatMoved(action, instance, now) is { } moved) return moved;
        var tasks = await state.TasksAsync(action.Cluster, arn, cancellation).ConfigureAwait(false);
        return tasks.Count == 0
            ? null
            : $"{action.Target} is not empty: {Numbers.Text(tasks.Count)} tasks have not stopped, the first being {tasks[0].TaskArn}, {tasks[0].LastStatus}.";
    }

    private static string? WhatMoved(ScalingAction action, ContainerInstance? instance, DateTimeOffset now)
    {
        if (instance is null) return $"{action.Target} has left the cluster.";
        if (instance.Status != "DRAINING") return $"{action.Target} is {instance.Status} by now, not DRAINING.";
        if (!DrainMarks.IsOn(instance)) return $"The drain of {action.Target} is not ours any more: its mark is gone.";
        if (instance.Ec2InstanceId != action.Target) return $"The container instance {action.ContainerInstanceArn} is {instance.Ec2InstanceId} by now, not {action.Target}.";
        return DrainMarks.IsAnnounced(instance, Snapshot.ReturnMark, now) ? $"Another run is about to take {action.Target} back." : null;
    }

    /// <summary>
    /// An answer may have been lost, and the SDK's own retry been told that there is no such instance (case A7): what counts is whether
    /// the instance goes.
    /// </summary>
    private async Task<Outcome> AfterFailureAsync(ScalingAction action, string arn, Outcome refusal)
    {
        try
        {
            var instance = await state.AutoScalingInstanceAsync(action.Target, CancellationToken.None).ConfigureAwait(false);
            return instance is null || instance.LifecycleState?.StartsWith("Terminat", StringComparison.OrdinalIgnoreCase) == true
                ? Outcome.Applied
                : await WithdrawAsync(action, arn, refusal).ConfigureAwait(false);
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out _))
        {
            return refusal;
        }
    }

    // An announcement that is left on binds no run for longer than it holds, so a failure to take it off changes nothing of what the action came to.
    private async Task<Outcome> WithdrawAsync(ScalingAction action, string arn, Outcome outcome)
    {
        try
        {
            await marks.RemoveAsync(action.Cluster, arn, Snapshot.TerminateMark).ConfigureAwait(false);
            return outcome;
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out _))
        {
            return outcome;
        }
    }
}

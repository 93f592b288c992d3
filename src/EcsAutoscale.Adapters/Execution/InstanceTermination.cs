using System;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>Terminates an instance that we have drained, and decrements its group's desired capacity with it.</summary>
internal sealed class InstanceTermination(IAmazonAutoScaling autoScaling, StateReader state, IntentTags tags)
{
    /// <summary>Terminates it, where it is still DRAINING, ours, empty, and its group can give it up.</summary>
    public async Task<Outcome> TerminateAsync(ScalingAction action, DateTimeOffset now, CancellationToken cancellation)
    {
        if (action.ContainerInstanceArn is not { } arn) return Outcome.Failed("The action names no container instance.");
        if (action.Group is not { } group) return Outcome.Failed("The action names no Auto Scaling group.");
        var moved = await WhatMovedAsync(action, arn, cancellation).ConfigureAwait(false);
        if (moved is not null) return Outcome.Skipped(moved);
        var holding = await state.GroupAsync(group, cancellation).ConfigureAwait(false);
        if (RemovalChecks.WhyGroupKeeps(holding, group, action.Target) is { } kept) return Outcome.Skipped(kept);

        cancellation.ThrowIfCancellationRequested();
        var desired = holding!.DesiredCapacity ?? 1;
        return await tags.AroundGroupAsync(group, new DesiredIntent(desired, desired - 1, now), () => TerminateAsync(action), cancellation).ConfigureAwait(false);
    }

    private async Task<Outcome> TerminateAsync(ScalingAction action)
    {
        try
        {
            await autoScaling.TerminateInstanceInAutoScalingGroupAsync(
                new TerminateInstanceInAutoScalingGroupRequest { InstanceId = action.Target, ShouldDecrementDesiredCapacity = true },
                CancellationToken.None).ConfigureAwait(false);
            return Outcome.Applied;
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out var sentence))
        {
            return await AfterFailureAsync(action, sentence).ConfigureAwait(false);
        }
    }

    private async Task<string?> WhatMovedAsync(ScalingAction action, string arn, CancellationToken cancellation)
    {
        var instance = await state.InstanceAsync(action.Cluster, arn, cancellation).ConfigureAwait(false);
        if (instance is null) return $"{action.Target} has left the cluster.";
        if (instance.Status != "DRAINING") return $"{action.Target} is {instance.Status} by now, not DRAINING.";
        if (!DrainMark.IsOn(instance)) return $"The drain of {action.Target} is not ours any more: its mark is gone.";
        if (instance.Ec2InstanceId != action.Target) return $"The container instance {arn} is {instance.Ec2InstanceId} by now, not {action.Target}.";
        var tasks = await state.TasksAsync(action.Cluster, arn, cancellation).ConfigureAwait(false);
        return tasks.Count == 0
            ? null
            : $"{action.Target} is not empty: {Numbers.Text(tasks.Count)} tasks have not stopped, the first being {tasks[0].TaskArn}, {tasks[0].LastStatus}.";
    }

    /// <summary>
    /// An answer may have been lost, and the SDK's own retry been told that there is no such instance (case A7): what counts is whether
    /// the instance goes.
    /// </summary>
    private async Task<Outcome> AfterFailureAsync(ScalingAction action, string sentence)
    {
        try
        {
            var instance = await state.AutoScalingInstanceAsync(action.Target, CancellationToken.None).ConfigureAwait(false);
            return instance is null || instance.LifecycleState?.StartsWith("Terminat", StringComparison.OrdinalIgnoreCase) == true
                ? Outcome.Applied
                : Outcome.Failed(sentence);
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out _))
        {
            return Outcome.Failed(sentence);
        }
    }
}

using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.ScaleIn.Rules;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>
/// Begins to drain a container instance, or takes a drain of ours back. The mark that makes a drain ours is on the instance before it
/// drains and until it no longer does, so that a run that is killed in between leaves no drain that nobody knows.
/// </summary>
internal sealed class InstanceDrain(IAmazonECS ecs, StateReader state, DrainMark mark)
{
    private const string PlannedTasks = "tasks";

    /// <summary>Marks the instance and sets it DRAINING, where it is still as it was when the drain was planned.</summary>
    public async Task<Outcome> BeginAsync(ScalingAction action, DateTimeOffset now, CancellationToken cancellation)
    {
        if (action.ContainerInstanceArn is not { } arn) return Outcome.Failed("The action names no container instance.");
        var moved = await WhatMovedAsync(action, arn, cancellation).ConfigureAwait(false);
        if (moved is not null) return Outcome.Skipped(moved);

        cancellation.ThrowIfCancellationRequested();
        try
        {
            // From here on nothing is cancelled: a begun drain is never left unmarked.
            await mark.PutAsync(action.Cluster, arn, now, CancellationToken.None).ConfigureAwait(false);
            var refusal = await SetStatusAsync(action.Cluster, arn, "DRAINING").ConfigureAwait(false);
            return refusal is null ? Outcome.Applied : await AfterFailureAsync(action, arn, refusal).ConfigureAwait(false);
        }
        catch (AwsServiceException refused) when (refused is { Operation: "PutAttributes", IsRetryable: false })
        {
            throw;
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out var sentence))
        {
            return await AfterFailureAsync(action, arn, sentence).ConfigureAwait(false);
        }
    }

    /// <summary>Sets an instance that we drain ACTIVE again, and takes the mark off.</summary>
    public async Task<Outcome> CancelAsync(ScalingAction action, CancellationToken cancellation)
    {
        if (action.ContainerInstanceArn is not { } arn) return Outcome.Failed("The action names no container instance.");
        var instance = await state.InstanceAsync(action.Cluster, arn, cancellation).ConfigureAwait(false);
        if (instance is null) return Outcome.Skipped($"{action.Target} has left the cluster.");
        if (instance.Status != "DRAINING") return Outcome.Skipped($"{action.Target} is {instance.Status} by now, not DRAINING.");
        if (!DrainMark.IsOn(instance)) return Outcome.Skipped($"The drain of {action.Target} is not ours any more: its mark is gone.");

        cancellation.ThrowIfCancellationRequested();
        var refusal = await ActivateAsync(action.Cluster, arn).ConfigureAwait(false);
        if (refusal is not null) return Outcome.Failed(refusal);
        await mark.RemoveAsync(action.Cluster, arn, CancellationToken.None).ConfigureAwait(false);
        return Outcome.Applied;
    }

    /// <summary>Sets the instance ACTIVE; where the answer was lost, what counts is whether it is. Says in a sentence why it is not.</summary>
    private async Task<string?> ActivateAsync(string cluster, string arn)
    {
        try
        {
            return await SetStatusAsync(cluster, arn, "ACTIVE").ConfigureAwait(false);
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out var sentence))
        {
            var instance = await state.InstanceAsync(cluster, arn, CancellationToken.None).ConfigureAwait(false);
            return instance?.Status == "ACTIVE" ? null : sentence;
        }
    }

    private async Task<string?> WhatMovedAsync(ScalingAction action, string arn, CancellationToken cancellation)
    {
        var instance = await state.InstanceAsync(action.Cluster, arn, cancellation).ConfigureAwait(false);
        return WhatMoved(action, instance)
            ?? await WhatMovedInTasksAsync(action, arn, cancellation).ConfigureAwait(false)
            ?? await WhatMovedInGroupAsync(action, cancellation).ConfigureAwait(false);
    }

    private static string? WhatMoved(ScalingAction action, ContainerInstance? instance)
    {
        if (instance is null) return $"{action.Target} has left the cluster.";
        if (instance.Status != "ACTIVE") return $"{action.Target} is {instance.Status} by now, not ACTIVE.";
        if (instance.AgentConnected != true) return $"The agent of {action.Target} is disconnected by now.";
        var tasks = (instance.RunningTasksCount ?? 0) + (instance.PendingTasksCount ?? 0);
        return action.Evidence.TryGetValue(PlannedTasks, out var planned) && tasks > planned
            ? $"{action.Target} has {Numbers.Text(tasks)} tasks by now; the drain was planned on {Numbers.Text((int)planned)}."
            : null;
    }

    private async Task<string?> WhatMovedInTasksAsync(ScalingAction action, string arn, CancellationToken cancellation)
    {
        var tasks = (await state.TasksAsync(action.Cluster, arn, cancellation).ConfigureAwait(false)).Where(task => task.DesiredStatus != "STOPPED").ToArray();
        var standalone = tasks.FirstOrDefault(task => task.Group?.StartsWith("service:", StringComparison.Ordinal) != true);
        if (standalone is not null) return $"The standalone task {standalone.TaskArn} runs on {action.Target} by now; draining never moves it.";
        var guarded = await state.ProtectedTasksAsync(action.Cluster, [.. tasks.Select(task => task.TaskArn!)], cancellation).ConfigureAwait(false);
        return guarded.Count == 0 ? null : $"The task {guarded[0]} on {action.Target} has scale-in protection by now.";
    }

    private async Task<string?> WhatMovedInGroupAsync(ScalingAction action, CancellationToken cancellation)
    {
        if (action.Group is not { } name) return null;
        return RemovalChecks.WhyGroupKeeps(
            await state.GroupAsync(name, cancellation).ConfigureAwait(false), name, action.Target, action.Evidence.ContainsKey(ScaleInProtectionRule.ByEcs));
    }

    private async Task<string?> SetStatusAsync(string cluster, string arn, string status)
    {
        var answer = await ecs.UpdateContainerInstancesStateAsync(
            new UpdateContainerInstancesStateRequest { Cluster = cluster, ContainerInstances = [arn], Status = status }, CancellationToken.None).ConfigureAwait(false);
        var failure = answer.Failures?.FirstOrDefault();
        return failure is null ? null : $"UpdateContainerInstancesState: {failure.Reason}: {failure.Detail ?? "ECS gives no detail"}";
    }

    /// <summary>
    /// After an error it is not known whether the instance drains: an answer may have been lost. So it is looked at again. Where it drains,
    /// the drain is ours and marked; where not, the mark is taken off, so that a later drain of somebody else's is not taken for ours.
    /// </summary>
    private async Task<Outcome> AfterFailureAsync(ScalingAction action, string arn, string sentence)
    {
        try
        {
            var instance = await state.InstanceAsync(action.Cluster, arn, CancellationToken.None).ConfigureAwait(false);
            if (instance is null) return Outcome.Failed(sentence);
            if (instance.Status == "DRAINING" && DrainMark.IsOn(instance)) return Outcome.Applied;
            if (instance.Status != "DRAINING") await mark.RemoveAsync(action.Cluster, arn, CancellationToken.None).ConfigureAwait(false);
            return Outcome.Failed(sentence);
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out var second))
        {
            return Outcome.Failed(
                $"{sentence} The mark {EcsAutoscale.Core.Cluster.ContainerInstance.DrainMark} could not be taken off {action.Target} again: {second}");
        }
    }
}

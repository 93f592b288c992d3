using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Core.Planning;
using Snapshot = EcsAutoscale.Core.Cluster.ContainerInstance;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>
/// Takes a drain of ours back, and marks that are left of drains that are over. The mark stays on until the instance drains no more, so that a run that is
/// killed in between leaves no drain that nobody knows.
/// </summary>
internal sealed class InstanceReturn(IAmazonECS ecs, StateReader state, DrainMarks marks)
{
    /// <summary>Sets an instance that we drain ACTIVE again, and takes the mark off.</summary>
    /// <remarks>
    /// Announced first, and another run's announcement to terminate the instance looked for then, as that run does the other way round: so no run
    /// terminates what another has just given tasks again.
    /// </remarks>
    public async Task<Outcome> CancelDrainAsync(ScalingAction action, DateTimeOffset now, CancellationToken cancellation)
    {
        if (action.ContainerInstanceArn is not { } arn) return Outcome.Failed("The action names no container instance.");
        var moved = WhatMoved(action, await state.InstanceAsync(action.Cluster, arn, cancellation).ConfigureAwait(false), now);
        if (moved is not null) return Outcome.Skipped(moved);

        cancellation.ThrowIfCancellationRequested();
        await marks.PutAsync(action.Cluster, arn, Snapshot.ReturnMark, DrainMarks.ValueOf(now), CancellationToken.None).ConfigureAwait(false);
        var instance = await state.InstanceAsync(action.Cluster, arn, CancellationToken.None).ConfigureAwait(false);
        moved = WhatMoved(action, instance, now);
        if (moved is not null)
        {
            if (instance is not null) await marks.RemoveAsync(action.Cluster, arn, Snapshot.ReturnMark).ConfigureAwait(false);
            return Outcome.Skipped(moved);
        }

        var refusal = await ActivateAsync(action.Cluster, arn).ConfigureAwait(false);
        if (refusal is { } failed) return failed;
        await marks.RemoveAllAsync(action.Cluster, instance!).ConfigureAwait(false);
        return Outcome.Applied;
    }

    /// <summary>Takes the mark that the action was planned on off an ACTIVE instance. Where a drain began in the same moment, the mark comes back.</summary>
    public async Task<Outcome> RemoveMarkAsync(ScalingAction action, CancellationToken cancellation)
    {
        if (action.ContainerInstanceArn is not { } arn) return Outcome.Failed("The action names no container instance.");
        var instance = await state.InstanceAsync(action.Cluster, arn, cancellation).ConfigureAwait(false);
        if (instance is null) return Outcome.Skipped($"{action.Target} has left the cluster.");
        if (instance.Status != "ACTIVE") return Outcome.Skipped($"{action.Target} is {instance.Status} by now, not ACTIVE.");
        if (DrainMarks.ValueOn(instance, Snapshot.DrainMark) != action.Before) return Outcome.Skipped($"The mark of {action.Target} is another one by now, or gone.");

        cancellation.ThrowIfCancellationRequested();
        await marks.RemoveAllAsync(action.Cluster, instance).ConfigureAwait(false);
        var after = await state.InstanceAsync(action.Cluster, arn, CancellationToken.None).ConfigureAwait(false);
        if (after?.Status != "DRAINING" || DrainMarks.IsOn(after)) return Outcome.Applied;
        await marks.PutAsync(action.Cluster, arn, Snapshot.DrainMark, action.Before, CancellationToken.None).ConfigureAwait(false);
        return Outcome.Skipped($"{action.Target} began to drain in the same moment; its mark is on it again.");
    }

    private static string? WhatMoved(ScalingAction action, ContainerInstance? instance, DateTimeOffset now)
    {
        if (instance is null) return $"{action.Target} has left the cluster.";
        if (instance.Status != "DRAINING") return $"{action.Target} is {instance.Status} by now, not DRAINING.";
        if (!DrainMarks.IsOn(instance)) return $"The drain of {action.Target} is not ours any more: its mark is gone.";
        return DrainMarks.IsAnnounced(instance, Snapshot.TerminateMark, now) ? $"Another run is about to terminate {action.Target}." : null;
    }

    /// <summary>Sets the instance ACTIVE; where the answer was lost, what counts is whether it is. Says why it is not.</summary>
    private async Task<Outcome?> ActivateAsync(string cluster, string arn)
    {
        try
        {
            var answer = await ecs.UpdateContainerInstancesStateAsync(
                new UpdateContainerInstancesStateRequest { Cluster = cluster, ContainerInstances = [arn], Status = "ACTIVE" }, CancellationToken.None).ConfigureAwait(false);
            return answer.Failures?.FirstOrDefault() is { } failure ? Outcome.Failed(Sentences.Of(failure)) : null;
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out var refusal))
        {
            var instance = await state.InstanceAsync(cluster, arn, CancellationToken.None).ConfigureAwait(false);
            return instance?.Status == "ACTIVE" ? null : refusal;
        }
    }
}

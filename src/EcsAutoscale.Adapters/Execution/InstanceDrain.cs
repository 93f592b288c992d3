using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Core.Planning;
using Snapshot = EcsAutoscale.Core.Cluster.ContainerInstance;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>
/// Begins to drain a container instance. The mark that makes the drain ours is on the instance before it drains, so that a run that is killed in between
/// leaves no drain that nobody knows; and it announces the drain to other runs.
/// </summary>
/// <remarks>
/// AWS has no compare-and-set. So each run first announces (the mark), then looks for what others have announced or begun, and only then drains: of two runs
/// at once, at least one sees the other, and whoever sees another withdraws. Looking first and announcing then would let both go on.
/// Who withdraws leaves the mark on: a third run may have announced the drain of the very same instance with it, and without the mark a fourth would not
/// see that one. A mark that belongs to nobody binds no run for longer than it holds, and is taken off then.
/// </remarks>
internal sealed class InstanceDrain(IAmazonECS ecs, StateReader state, DrainMarks marks, DrainChecks checks)
{
    /// <summary>Marks the instance and sets it DRAINING, where it is still as it was when the drain was planned, and nothing drains that the plan did not reckon with.</summary>
    public async Task<Outcome> BeginAsync(ScalingAction action, DateTimeOffset now, CancellationToken cancellation)
    {
        if (action.ContainerInstanceArn is not { } arn) return Outcome.Failed("The action names no container instance.");
        var moved = await checks.WhatMovedAsync(action, arn, cancellation).ConfigureAwait(false);
        if (moved is not null) return Outcome.Skipped(moved);

        cancellation.ThrowIfCancellationRequested();
        var value = DrainMarks.ValueOf(now);
        try
        {
            // From here on nothing is cancelled: a begun drain is never left unmarked.
            await marks.PutAsync(action.Cluster, arn, Snapshot.DrainMark, value, CancellationToken.None).ConfigureAwait(false);
            var other = await checks.WhatDrainsBesideAsync(action, arn).ConfigureAwait(false);
            return other is not null ? Outcome.Skipped(other) : await DrainAsync(action, arn, value).ConfigureAwait(false);
        }
        catch (AwsServiceException refused) when (refused is { Operation: "PutAttributes", IsRetryable: false })
        {
            throw;
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out var refusal))
        {
            return await AfterFailureAsync(action, arn, value, refusal).ConfigureAwait(false);
        }
    }

    private async Task<Outcome> DrainAsync(ScalingAction action, string arn, string value)
    {
        var answer = await ecs.UpdateContainerInstancesStateAsync(
            new UpdateContainerInstancesStateRequest { Cluster = action.Cluster, ContainerInstances = [arn], Status = "DRAINING" }, CancellationToken.None).ConfigureAwait(false);
        if (answer.Failures?.FirstOrDefault() is { } failure)
            return await AfterFailureAsync(action, arn, value, Outcome.Failed(Sentences.Of(failure))).ConfigureAwait(false);

        // Another run may have been refused this very instance meanwhile, and taken the mark of both with it.
        if (answer.ContainerInstances?.FirstOrDefault() is not { } drained || !DrainMarks.IsOn(drained))
            await marks.PutAsync(action.Cluster, arn, Snapshot.DrainMark, value, CancellationToken.None).ConfigureAwait(false);
        return Outcome.Applied;
    }

    /// <summary>
    /// After an error it is not known whether the instance drains: an answer may have been lost. So it is looked at again. Where it drains,
    /// the drain is ours and marked; where not, the mark is taken off, so that a later drain of somebody else's is not taken for ours.
    /// </summary>
    private async Task<Outcome> AfterFailureAsync(ScalingAction action, string arn, string value, Outcome refusal)
    {
        try
        {
            var instance = await state.InstanceAsync(action.Cluster, arn, CancellationToken.None).ConfigureAwait(false);
            return instance?.Status == "DRAINING" && DrainMarks.IsOn(instance)
                ? Outcome.Applied
                : await TakeOffAsync(action, arn, value, refusal).ConfigureAwait(false);
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out var second))
        {
            return MarkIsLeft(action, refusal, second);
        }
    }

    /// <summary>Takes the mark off, unless the instance drains by now: then another run of ours drains it, and it is that run's mark as well.</summary>
    private async Task<Outcome> TakeOffAsync(ScalingAction action, string arn, string value, Outcome why)
    {
        try
        {
            var before = await state.InstanceAsync(action.Cluster, arn, CancellationToken.None).ConfigureAwait(false);
            if (before is null || before.Status == "DRAINING") return why;
            await marks.RemoveAsync(action.Cluster, arn, Snapshot.DrainMark).ConfigureAwait(false);
            var after = await state.InstanceAsync(action.Cluster, arn, CancellationToken.None).ConfigureAwait(false);
            if (after?.Status == "DRAINING" && !DrainMarks.IsOn(after))
                await marks.PutAsync(action.Cluster, arn, Snapshot.DrainMark, value, CancellationToken.None).ConfigureAwait(false);
            return why;
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out var second))
        {
            return MarkIsLeft(action, why, second);
        }
    }

    private static Outcome MarkIsLeft(ScalingAction action, Outcome first, Outcome second) => Outcome.Failed(
        $"{first.Sentence} The mark {Snapshot.DrainMark} could not be taken off {action.Target} again, so a later run does: {second.Sentence}");
}

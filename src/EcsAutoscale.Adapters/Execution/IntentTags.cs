using System;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>
/// Writes on a group or a service, before its desired capacity or count is changed, both values: whatever becomes of the run, they are known as ours. A tag
/// that cannot be written is a warning and stops no change.
/// </summary>
/// <param name="ecs">Tags services.</param>
/// <param name="autoScaling">Tags groups.</param>
/// <param name="writes">Whether tags are written at all.</param>
internal sealed class IntentTags(IAmazonECS ecs, IAmazonAutoScaling autoScaling, bool writes)
{
    /// <summary>Changes a group's desired capacity, tagged.</summary>
    public Task<Outcome> AroundGroupAsync(string group, DesiredIntent intent, Func<Task<Outcome>> change, CancellationToken cancellation) =>
        AroundAsync(stop => WriteGroupAsync(group, intent, stop), "autoscaling:CreateOrUpdateTags", group, change, cancellation);

    /// <summary>Changes a service's desired count, tagged.</summary>
    public Task<Outcome> AroundServiceAsync(string? arn, string service, DesiredIntent intent, Func<Task<Outcome>> change, CancellationToken cancellation) =>
        arn is null ? change() : AroundAsync(stop => WriteServiceAsync(arn, intent, stop), "ecs:TagResource", service, change, cancellation);

    /// <summary>Writes a group's tag. It is not put on the instances that the group launches.</summary>
    public Task WriteGroupAsync(string group, DesiredIntent intent, CancellationToken cancellation) => autoScaling.CreateOrUpdateTagsAsync(
        new CreateOrUpdateTagsRequest
        {
            Tags = [new TagDescription { ResourceId = group, ResourceType = "auto-scaling-group", Key = DesiredIntent.TagKey, Value = intent.Text(), PropagateAtLaunch = false }],
        },
        cancellation);

    /// <summary>Writes a service's tag.</summary>
    public Task WriteServiceAsync(string arn, DesiredIntent intent, CancellationToken cancellation) => ecs.TagResourceAsync(
        new TagResourceRequest { ResourceArn = arn, Tags = [new Tag { Key = DesiredIntent.TagKey, Value = intent.Text() }] }, cancellation);

    private async Task<Outcome> AroundAsync(
        Func<CancellationToken, Task> write, string permission, string target, Func<Task<Outcome>> change, CancellationToken cancellation)
    {
        if (!writes) return await change().ConfigureAwait(false);
        var failure = await TryAsync(write, cancellation).ConfigureAwait(false);
        var outcome = await change().ConfigureAwait(false);
        if (failure is null || outcome.Status != ScalingActionStatus.Applied) return outcome;

        // A tag that is one change behind makes that change look like another hand's, so what may pass is tried once more.
        if (failure.MayPass) failure = await TryAsync(write, CancellationToken.None).ConfigureAwait(false);
        return failure is null ? outcome : outcome with { Warning = Told(failure.Sentence, permission, target) };
    }

    private static async Task<TagFailure?> TryAsync(Func<CancellationToken, Task> write, CancellationToken cancellation)
    {
        try
        {
            await write(cancellation).ConfigureAwait(false);
            return null;
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out var refusal))
        {
            return new TagFailure(refusal.Sentence!, error is not AwsServiceException { IsRetryable: false });
        }
    }

    private static string Told(string sentence, string permission, string target) =>
        $"The tag {DesiredIntent.TagKey} of {target} could not be written ({sentence.TrimEnd('.')}), so a later run may take this change for another hand's. "
        + $"Grant {permission}, or set stand_off.changes to 0s.";

    private sealed record TagFailure(string Sentence, bool MayPass);
}

using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>Notes another hand's change in our tag, where tag and value are still as they were seen.</summary>
internal sealed class OtherHandNote(IAmazonECS ecs, StateReader state, IntentTags tags)
{
    /// <summary>Before and after of the action are the tag's values.</summary>
    public async Task<Outcome> NoteAsync(ScalingAction action, CancellationToken cancellation)
    {
        try
        {
            return await WriteAsync(action, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out var refusal))
        {
            var why = $"Another hand's change of {action.Target} could not be noted ({refusal.Sentence!.TrimEnd('.')}), so it may be taken for a newer one.";
            return Outcome.Skipped(why) with { Warning = why };
        }
    }

    private Task<Outcome> WriteAsync(ScalingAction action, CancellationToken cancellation) => DesiredIntent.Read(action.After) is { Seen: { } seen } intent
        ? action.Group is null ? NoteServiceAsync(action, intent, seen.Value, cancellation) : NoteGroupAsync(action, intent, seen.Value, cancellation)
        : Task.FromResult(Outcome.Failed($"'{action.After}' is no value of the tag {DesiredIntent.TagKey}."));

    private async Task<Outcome> NoteGroupAsync(ScalingAction action, DesiredIntent intent, int seen, CancellationToken cancellation)
    {
        var group = await state.GroupAsync(action.Target, cancellation).ConfigureAwait(false);
        if (group is null) return Outcome.Skipped($"The Auto Scaling group {action.Target} does not exist any more.");
        var moved = WhatMoved(action, group.DesiredCapacity, seen, (group.Tags ?? []).ToLookup(tag => tag.Key, tag => tag.Value));
        if (moved is not null) return Outcome.Skipped(moved);
        await tags.WriteGroupAsync(action.Target, intent, cancellation).ConfigureAwait(false);
        return Outcome.Applied;
    }

    private async Task<Outcome> NoteServiceAsync(ScalingAction action, DesiredIntent intent, int seen, CancellationToken cancellation)
    {
        var answer = await ecs.DescribeServicesAsync(
            new DescribeServicesRequest { Cluster = action.Cluster, Services = [action.Target], Include = ["TAGS"] }, cancellation).ConfigureAwait(false);
        if (answer.Services.FirstOrDefault() is not { ServiceArn: { } arn } service) return Outcome.Skipped($"The service {action.Target} does not exist any more.");
        var moved = WhatMoved(action, service.DesiredCount, seen, (service.Tags ?? []).ToLookup(tag => tag.Key, tag => tag.Value));
        if (moved is not null) return Outcome.Skipped(moved);
        await tags.WriteServiceAsync(arn, intent, cancellation).ConfigureAwait(false);
        return Outcome.Applied;
    }

    private static string? WhatMoved(ScalingAction action, int? now, int seen, ILookup<string?, string?> tags)
    {
        if (now != seen) return $"{action.Target} has {Numbers.Text(now)} by now; {Numbers.Text(seen)} was to be noted.";
        var tag = tags[DesiredIntent.TagKey].FirstOrDefault();
        return DesiredIntent.Read(tag)?.Text() == action.Before ? null : $"The tag {DesiredIntent.TagKey} of {action.Target} is '{tag}' by now, not '{action.Before}'.";
    }
}

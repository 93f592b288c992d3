using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;
using AutoScalingGroup = EcsAutoscale.Adapters.Aws.AutoScaling.Model.AutoScalingGroup;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>Changes an Auto Scaling group's limits, or raises its desired capacity. Never lowers what it has to run.</summary>
internal sealed class GroupChange(IAmazonAutoScaling autoScaling, StateReader state, IntentTags tags)
{
    /// <summary>Sets minimum and maximum size; before and after are <c>min-max</c>.</summary>
    public async Task<Outcome> SetLimitsAsync(ScalingAction action, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!TryParseLimits(action.After, out var min, out var max)) return NotANumber(action);
        var group = await state.GroupAsync(action.Target, cancellation).ConfigureAwait(false);
        if (group is null) return Gone(action.Target);

        var limits = $"{Numbers.Text(group.MinSize)}-{Numbers.Text(group.MaxSize)}";
        if (limits != action.Before)
        {
            return Outcome.Skipped($"The limits of {action.Target} are {limits} by now; the change was planned on {action.Before}.");
        }

        // AWS would lower the desired capacity to a new maximum, and choose the instances that go by itself (ECS-FACTS section 5).
        if (group.DesiredCapacity > max)
        {
            return Outcome.Skipped(
                $"{action.Target} has a desired capacity of {Numbers.Text(group.DesiredCapacity)}: with a maximum of {Numbers.Text(max)} AWS would terminate "
                + "instances of its own choice. The limit is set once instances have been drained.");
        }

        // AWS raises the desired capacity to a minimum above it.
        return group.DesiredCapacity is { } desired && desired < min
            ? await tags.AroundGroupAsync(action.Target, new DesiredIntent(desired, min, now), () => UpdateAsync(action.Target, min, max, cancellation), cancellation).ConfigureAwait(false)
            : await UpdateAsync(action.Target, min, max, cancellation).ConfigureAwait(false);
    }

    /// <summary>Raises the desired capacity from the count that it was planned on to an absolute value.</summary>
    public async Task<Outcome> RaiseDesiredCapacityAsync(ScalingAction action, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!Numbers.TryParse(action.Before, out var before) || !Numbers.TryParse(action.After, out var after)) return NotANumber(action);
        if (after <= before) return Outcome.Failed($"A desired capacity is only ever raised; {Numbers.Text(after)} is not above {Numbers.Text(before)}.");
        var group = await state.GroupAsync(action.Target, cancellation).ConfigureAwait(false);
        if (group is null) return Gone(action.Target);

        var moved = WhatMoved(group, before, after);
        if (moved is not null) return Outcome.Skipped(moved);

        return await tags.AroundGroupAsync(
            action.Target, new DesiredIntent(before, after, now), () => RaiseAsync(group, after, now, cancellation), cancellation).ConfigureAwait(false);
    }

    private async Task<Outcome> UpdateAsync(string group, int min, int max, CancellationToken cancellation)
    {
        await autoScaling.UpdateAutoScalingGroupAsync(
            new UpdateAutoScalingGroupRequest { AutoScalingGroupName = group, MinSize = min, MaxSize = max }, cancellation).ConfigureAwait(false);
        return Outcome.Applied;
    }

    private async Task<Outcome> RaiseAsync(AutoScalingGroup group, int capacity, DateTimeOffset now, CancellationToken cancellation)
    {
        await SetAsync(group.AutoScalingGroupName!, capacity, cancellation).ConfigureAwait(false);
        try
        {
            return await KeepHigherAsync(group, capacity, now).ConfigureAwait(false);
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out var refusal))
        {
            // The raise itself is made; what could not be told is whether another run raised further.
            return Outcome.Applied with { Warning = refusal.Sentence };
        }
    }

    /// <summary>
    /// Another run may have raised the group further between the look and the change: then ours has lowered it, and AWS would choose victims among what that
    /// run had launched and what was there (ECS-FACTS section 5). So it is looked at again, and what has been launched meanwhile is kept.
    /// </summary>
    private async Task<Outcome> KeepHigherAsync(AutoScalingGroup before, int after, DateTimeOffset now)
    {
        var name = before.AutoScalingGroupName!;
        var found = await state.GroupAsync(name, CancellationToken.None).ConfigureAwait(false);
        if (found is null || found.Instances.Any(instance => instance.WeightedCapacity is not null)) return Outcome.Applied;
        var present = Present(found);
        if (present <= Math.Max(after, Present(before)) || found.DesiredCapacity >= present || found.MaxSize < present) return Outcome.Applied;
        return await tags.AroundGroupAsync(
            name, new DesiredIntent(after, present, now), () => KeepAsync(name, present), CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<Outcome> KeepAsync(string group, int present)
    {
        await SetAsync(group, present, CancellationToken.None).ConfigureAwait(false);
        return Outcome.Skipped($"Another run raised {group} to {Numbers.Text(present)} in the same moment; that stays.");
    }

    private Task SetAsync(string group, int capacity, CancellationToken cancellation) => autoScaling.SetDesiredCapacityAsync(
        new SetDesiredCapacityRequest { AutoScalingGroupName = group, DesiredCapacity = capacity, HonorCooldown = false }, cancellation);

    private static int Present(AutoScalingGroup group) => group.Instances.Count(
        instance => instance.LifecycleState is { } state && (state == "InService" || state.StartsWith("Pending", StringComparison.Ordinal)));

    private static string? WhatMoved(AutoScalingGroup group, int before, int after)
    {
        if (!string.IsNullOrEmpty(group.Status)) return $"{group.AutoScalingGroupName} is being deleted.";
        if (group.DesiredCapacity != before)
        {
            return $"The desired capacity of {group.AutoScalingGroupName} is {Numbers.Text(group.DesiredCapacity)} by now; "
                + $"the change to {Numbers.Text(after)} was planned on {Numbers.Text(before)}.";
        }

        return group.MaxSize < after
            ? $"The maximum size of {group.AutoScalingGroupName} is {Numbers.Text(group.MaxSize)} by now, below the planned {Numbers.Text(after)}."
            : null;
    }

    private static bool TryParseLimits(string text, out int min, out int max)
    {
        max = 0;
        var parts = text.Split('-');
        return Numbers.TryParse(parts[0], out min) & (parts.Length == 2 && Numbers.TryParse(parts[1], out max)) && min <= max;
    }

    private static Outcome NotANumber(ScalingAction action) =>
        Outcome.Failed($"{action.Kind} from '{action.Before}' to '{action.After}' is no change of numbers.");

    private static Outcome Gone(string group) => Outcome.Skipped($"The Auto Scaling group {group} does not exist any more.");
}

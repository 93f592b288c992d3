using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>Changes an Auto Scaling group's limits, or raises its desired capacity. Never lowers what it has to run.</summary>
internal sealed class GroupChange(IAmazonAutoScaling autoScaling, StateReader state)
{
    /// <summary>Sets minimum and maximum size; before and after are <c>min-max</c>.</summary>
    public async Task<Outcome> SetLimitsAsync(ScalingAction action, CancellationToken cancellation)
    {
        if (!TryParseLimits(action.After, out var min, out var max)) return NotANumber(action);
        var group = await state.GroupAsync(action.Target, cancellation).ConfigureAwait(false);
        if (group is null) return Gone(action.Target);

        var now = $"{Numbers.Text(group.MinSize)}-{Numbers.Text(group.MaxSize)}";
        if (now != action.Before)
        {
            return Outcome.Skipped($"The limits of {action.Target} are {now} by now; the change was planned on {action.Before}.");
        }

        // AWS would lower the desired capacity to a new maximum, and choose the instances that go by itself (ECS-FACTS section 5).
        if (group.DesiredCapacity > max)
        {
            return Outcome.Skipped(
                $"{action.Target} has a desired capacity of {Numbers.Text(group.DesiredCapacity)}: with a maximum of {Numbers.Text(max)} AWS would terminate "
                + "instances of its own choice. The limit is set once instances have been drained.");
        }

        await autoScaling.UpdateAutoScalingGroupAsync(
            new UpdateAutoScalingGroupRequest { AutoScalingGroupName = action.Target, MinSize = min, MaxSize = max }, cancellation).ConfigureAwait(false);
        return Outcome.Applied;
    }

    /// <summary>Raises the desired capacity from the count that it was planned on to an absolute value.</summary>
    public async Task<Outcome> RaiseDesiredCapacityAsync(ScalingAction action, CancellationToken cancellation)
    {
        if (!Numbers.TryParse(action.Before, out var before) || !Numbers.TryParse(action.After, out var after)) return NotANumber(action);
        if (after <= before) return Outcome.Failed($"A desired capacity is only ever raised; {Numbers.Text(after)} is not above {Numbers.Text(before)}.");
        var group = await state.GroupAsync(action.Target, cancellation).ConfigureAwait(false);
        if (group is null) return Gone(action.Target);

        var moved = WhatMoved(group, before, after);
        if (moved is not null) return Outcome.Skipped(moved);

        await autoScaling.SetDesiredCapacityAsync(
            new SetDesiredCapacityRequest { AutoScalingGroupName = action.Target, DesiredCapacity = after, HonorCooldown = false },
            cancellation).ConfigureAwait(false);
        try
        {
            return await KeepHigherAsync(action.Target, group, after).ConfigureAwait(false);
        }
        catch (Exception error) when (Refusals.TryDescribe(error, out var refusal))
        {
            // The raise itself is made; what could not be told is whether another run raised further.
            return refusal with { Status = ScalingActionStatus.Applied };
        }
    }

    /// <summary>
    /// Another run may have raised the group further between the look and the change: then ours has lowered it, and AWS would choose victims among what that
    /// run had launched and what was there (ECS-FACTS section 5). So it is looked at again, and what has been launched meanwhile is kept.
    /// </summary>
    private async Task<Outcome> KeepHigherAsync(string name, AutoScalingGroup before, int after)
    {
        var now = await state.GroupAsync(name, CancellationToken.None).ConfigureAwait(false);
        if (now is null || now.Instances.Any(instance => instance.WeightedCapacity is not null)) return Outcome.Applied;
        var present = Present(now);
        if (present <= Math.Max(after, Present(before)) || now.DesiredCapacity >= present || now.MaxSize < present) return Outcome.Applied;
        await autoScaling.SetDesiredCapacityAsync(
            new SetDesiredCapacityRequest { AutoScalingGroupName = name, DesiredCapacity = present, HonorCooldown = false }, CancellationToken.None).ConfigureAwait(false);
        return Outcome.Skipped($"Another run raised {name} to {Numbers.Text(present)} in the same moment; that stays.");
    }

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

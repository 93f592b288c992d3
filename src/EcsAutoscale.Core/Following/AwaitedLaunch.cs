using System;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Following;

/// <summary>Instances that a run has asked for: until they have registered with the cluster, or do not come.</summary>
public sealed record AwaitedLaunch : Awaited
{
    private int _launched;
    private int _registered;

    /// <summary>When it began.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>How long nothing may happen before it has failed: the definition's <c>scale_out.warmup</c>.</summary>
    public required TimeSpan Warmup { get; init; }

    /// <summary>When an instance last came, or registered; at first, when it began.</summary>
    public required DateTimeOffset ProgressAt { get; init; }

    /// <summary>The launch that an action has begun.</summary>
    /// <param name="action">The action, which raised a desired capacity.</param>
    /// <param name="policy">How the cluster's instances are added.</param>
    /// <param name="begun">When it began.</param>
    public static AwaitedLaunch Of(ScalingAction action, ScaleOutPolicy policy, DateTimeOffset begun) => new()
    {
        Action = action,
        Told = $"{Amounts.Counted(Number(action.After) - Number(action.Before), "instance")} of {action.Target} asked for",
        BegunAt = begun,
        Warmup = policy.Warmup,
        ProgressAt = begun,
    };

    /// <inheritdoc/>
    public override Awaited Follow(WatchedCluster seen)
    {
        if (seen.Groups.FirstOrDefault(one => string.Equals(one.Name, Action.Target, StringComparison.Ordinal)) is not { } group)
            return Ended(AwaitedProgress.Failed, $"the group {Action.Target} does not exist any more");
        if (group.DesiredCapacity < Number(Action.After))
            return Ended(AwaitedProgress.Failed, $"the desired capacity of {group.Name} is {Number(group.DesiredCapacity)} by now: somebody lowered it");
        var launched = group.Instances.Count(member => member.IsInService || member.IsPending);
        var registered = group.Instances.Count(member => member.IsInService && seen.Registered.Contains(member.InstanceId));
        var wanted = Wanted(group);
        var next = this with
        {
            _launched = launched,
            _registered = registered,
            ProgressAt = launched != _launched || registered > _registered ? seen.SeenAt : ProgressAt,
            Told = $"{registered} of {Amounts.Counted(wanted, "instance")} of {group.Name} registered",
            Share = Math.Min(1, (double)registered / wanted),
        };
        return registered >= wanted ? next.Ended(AwaitedProgress.Finished, next.Told)
            : Failure(seen, group) is { } failure ? next.Ended(AwaitedProgress.Failed, $"{next.Told}; {failure}")
            : seen.SeenAt - next.ProgressAt > Warmup ? next.Ended(AwaitedProgress.Failed, $"{next.Told}, and nothing has come for {Durations.InWords(Warmup)} (scale_out.warmup); look at the launch template and the agent's log")
            : next;
    }

    private int Wanted(AutoScalingGroup group)
    {
        var weight = group.Instances.Select(member => member.Weight).DefaultIfEmpty(1).Max();
        return Math.Max(1, (Number(Action.After) - Number(Action.Before) + weight - 1) / weight);
    }

    // An activity that failed before the run asked for anything says nothing of what it asked for.
    private string? Failure(WatchedCluster seen, AutoScalingGroup group)
    {
        if (group.PresentCapacity >= group.DesiredCapacity) return null;
        var newest = seen.Activities
            .Where(activity => string.Equals(activity.GroupName, group.Name, StringComparison.Ordinal)
                && activity.Description.StartsWith("Launching", StringComparison.Ordinal) && activity.StartTime >= BegunAt)
            .OrderByDescending(activity => activity.StartTime)
            .ThenBy(activity => activity.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return newest is { StatusCode: "Failed" } ? $"a launch failed: {newest.StatusMessage ?? "no message"}" : null;
    }

    private static int Number(string count) => int.Parse(count, CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}

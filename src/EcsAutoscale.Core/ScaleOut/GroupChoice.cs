using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>Chooses the group that grows: of those that can and whose instances help, the one whose instances waste least; ties by name.</summary>
internal static class GroupChoice
{
    /// <summary>Why a group cannot grow now; null where it can.</summary>
    public static (Reason Reason, string Explanation)? WhyNot(ClusterView view, ManagedGroup group)
    {
        if (group.Controller is { } controller) return (Reason.OtherController, controller);
        if (group.Group.IsSuspended("Launch")) return (Reason.LaunchSuspended, "its process Launch is suspended");
        if (group.DesiredCapacity >= group.MaxSize) return (Reason.AtMaximum, $"it is at its maximum {group.MaxSize}");
        if (FailedLaunch(view, group) is { } failed) return (Reason.LaunchesFail, $"its launches fail ({failed}); no more are asked for until one succeeds");
        if (view.IsRefreshing(group)) return (Reason.InstanceRefresh, "an instance refresh is under way");
        return group.Template is null && group.Launching.Count > 0
            ? (Reason.InstancesLaunching, $"{Amounts.Counted(group.Launching.Count, "instance")} is on its way, and there is none yet to learn the size from")
            : null;
    }

    /// <summary>The group that grows, of those that can; null where none can.</summary>
    public static ManagedGroup? Choose(ClusterView view, IReadOnlyList<DemandItem> left) => view.Groups
        .Where(group => WhyNot(view, group) is null && Helps(view, group, left))
        .OrderBy(group => group.Template is null ? long.MaxValue : group.Template.Registered.Memory)
        .ThenBy(group => group.Template is null ? long.MaxValue : group.Template.Registered.Cpu)
        .ThenBy(group => group.Name, StringComparer.Ordinal)
        .FirstOrDefault();

    private static bool Helps(ClusterView view, ManagedGroup group, IReadOnlyList<DemandItem> left)
    {
        if (group.Template is null) return true;
        var room = new ClusterRoom(group.OneInEachZone(view.Daemons));
        return left.Any(item => room.Rooms.Any(empty => room.Fits(item.Kind, empty)));
    }

    // Only while the group lacks instances that it was asked for: an old failure does not hold a group that has delivered since.
    private static string? FailedLaunch(ClusterView view, ManagedGroup group)
    {
        if (group.Group.DesiredCapacity <= group.Group.Instances.Count(member => member.IsInService || member.IsPending)) return null;
        var newest = view.Snapshot.ScalingActivities
            .Where(activity => string.Equals(activity.GroupName, group.Name, StringComparison.Ordinal) && IsFinishedLaunch(activity))
            .OrderByDescending(activity => activity.StartTime)
            .ThenBy(activity => activity.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return newest is { StatusCode: "Failed" } ? newest.StatusMessage ?? "no message" : null;
    }

    private static bool IsFinishedLaunch(ScalingActivity activity) =>
        activity.StatusCode is "Failed" or "Successful" && activity.Description.StartsWith("Launching", StringComparison.Ordinal);
}

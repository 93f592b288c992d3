using System;
using System.Collections.Generic;
using System.Linq;
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
        if (group.StandsOff is { } why) return (Reason.OtherHand, why);
        if (group.Group.IsSuspended("Launch")) return (Reason.LaunchSuspended, "its process Launch is suspended");
        if (group.DesiredCapacity >= group.MaxSize) return (Reason.AtMaximum, $"it is at its maximum {group.MaxSize}");
        if (group.FailedLaunch is { } failed) return (Reason.LaunchesFail, $"its launches fail ({failed}); no more are asked for until one succeeds");
        if (view.IsRefreshing(group)) return (Reason.InstanceRefresh, "an instance refresh is under way (stand_off.instance_refresh)");
        if (group.Template is null && group.Launching.Count > 0)
            return (Reason.InstancesLaunching, $"{Amounts.Counted(group.Launching.Count, "instance")} is on its way, and there is none yet to learn the size from");
        return view.KnowsRefreshes(group) ? null : (Reason.UnknownData, "whether an instance refresh is under way was not read");
    }

    /// <summary>The group that grows, of those that can; null where none can.</summary>
    public static ManagedGroup? Choose(ClusterView view, IReadOnlyList<DemandItem> left)
    {
        ManagedGroup[] able = [.. view.Groups.Where(group => WhyNot(view, group) is null && Helps(view, group, left))];
        return able.Length < 2
            ? able.FirstOrDefault()
            : able.OrderBy(group => GroupWaste.Of(view, group, left)).ThenBy(group => group.Name, StringComparer.Ordinal).First();
    }

    /// <summary>Whether a new instance of the group would hold one such task, as far as its size is known.</summary>
    public static bool Holds(ClusterView view, ManagedGroup group, DemandItem item)
    {
        if (group.Template is null) return true;
        var room = new ClusterRoom(group.OneInEachZone(view.Daemons));
        return room.Rooms.Any(empty => room.Fits(item.Kind, empty));
    }

    private static bool Helps(ClusterView view, ManagedGroup group, IReadOnlyList<DemandItem> left) => left.Any(item => Holds(view, group, item));
}

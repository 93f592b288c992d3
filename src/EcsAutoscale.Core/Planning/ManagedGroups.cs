using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.StandingOff;

namespace EcsAutoscale.Core.Planning;

/// <summary>Finds the groups that a plan may change: the one that the definition names, else all that hold the cluster's instances.</summary>
internal static class ManagedGroups
{
    private const string ManagedTag = "AmazonECSManaged";

    public static IReadOnlyList<ManagedGroup> Of(ClusterView view)
    {
        var groups = Meant(view).OrderBy(group => group.Name, StringComparer.Ordinal).ToArray();
        return [.. groups.Select(group => Managed(view, group, isOnly: groups.Length == 1))];
    }

    /// <summary>
    /// The limits in force. AWS would lower the desired capacity to a maximum below it, and the group would choose the victims itself;
    /// so the maximum follows the drains down (ECS-FACTS section 5).
    /// </summary>
    public static (int Min, int Max) Limits(ClusterView view, AutoScalingGroup group, bool isOnly)
    {
        var definition = view.Definition;
        if (!isOnly || definition is { Min: null, Max: null } || HasOperator(view, group) || LeavesLimits(view, group)) return (group.MinSize, Math.Max(group.MinSize, group.MaxSize));
        var min = definition.Min ?? group.MinSize;
        var max = definition.Max ?? group.MaxSize;
        return (min, Math.Max(Math.Max(min, max), group.DesiredCapacity));
    }

    private static bool HasOperator(ClusterView view, AutoScalingGroup group) => view.Definition.StandOff.Operator && group.Operator is { Length: > 0 };

    // While we stand off, the minimum alone holds, and it does not start what somebody has taken to zero.
    private static bool LeavesLimits(ClusterView view, AutoScalingGroup group) =>
        (group.DesiredCapacity == 0 || !(group.DesiredCapacity < view.Definition.Min))
        && Controller(view, group) is null
        && OtherHandFinder.OfGroup(view.Definition.StandOff, view.Snapshot, group)?.HoldsAt(view.Snapshot.ObservedAt) == true;

    private static IEnumerable<AutoScalingGroup> Meant(ClusterView view)
    {
        var groups = (view.Snapshot.Groups ?? []).Where(group => !group.IsBeingDeleted).ToArray();
        if (view.Definition.AutoScalingGroup is { } name) return groups.Where(group => string.Equals(name, group.Name, StringComparison.Ordinal));
        var ids = new HashSet<string>(view.Snapshot.Instances.Select(instance => instance.InstanceId).OfType<string>(), StringComparer.Ordinal);
        var holding = groups.Where(group => group.Instances.Any(member => ids.Contains(member.InstanceId))).ToArray();
        return holding.Length > 0 ? holding : groups;
    }

    private static ManagedGroup Managed(ClusterView view, AutoScalingGroup group, bool isOnly)
    {
        var ids = new HashSet<string>(group.Instances.Select(member => member.InstanceId), StringComparer.Ordinal);
        var registered = view.Instances.Where(instance => instance.InstanceId is { } id && ids.Contains(id)).ToArray();
        var (min, max) = Limits(view, group, isOnly);
        var controller = Controller(view, group);
        var hand = controller is null ? OtherHandFinder.OfGroup(view.Definition.StandOff, view.Snapshot, group) : null;
        return new ManagedGroup(group, min, max)
        {
            Launching = Launching(view, group, Math.Max(min, group.DesiredCapacity), registered),
            Leaving = registered.Count(instance => instance.Status == InstanceStatus.Draining && view.MemberOf(instance) is { IsLeaving: false }),
            Serving = registered.Count(instance => instance.TakesTasks && view.MemberOf(instance) is { IsInService: true }),
            Template = Template(registered),
            Controller = controller,
            HasOperator = HasOperator(view, group),
            OtherHand = hand,
            StandsOff = hand?.HoldsAt(view.Snapshot.ObservedAt) == true ? hand.Sentence($"the desired capacity of {group.Name}", view.Snapshot.ObservedAt) : null,
            IsProtectedByEcs = view.Snapshot.CapacityProviders.Any(provider => provider.ManagesTermination && provider.IsFor(group)),
            FailedLaunch = FailedLaunch(view, group),
        };
    }

    private static ContainerInstance? Template(IEnumerable<ContainerInstance> registered) => registered
        .Where(instance => instance.Registered is { Cpu: > 0, Memory: > 0 })
        .OrderBy(instance => instance.Registered.Memory)
        .ThenBy(instance => instance.Registered.Cpu)
        .ThenBy(instance => instance.Name, StringComparer.Ordinal)
        .FirstOrDefault();

    // Capacity that the group has not even launched comes, unless it may not launch or its launches fail (ECS-FACTS, ask 19).
    private static LaunchingInstances Launching(ClusterView view, AutoScalingGroup group, int desired, IEnumerable<ContainerInstance> registered)
    {
        var known = new HashSet<string>(registered.Select(instance => instance.InstanceId!), StringComparer.Ordinal);
        var unregistered = group.Instances
            .Where(member => (member.IsPending || member.IsInService) && !known.Contains(member.InstanceId))
            .OrderBy(member => member.InstanceId, StringComparer.Ordinal)
            .ToArray();
        var late = unregistered.Where(member => member.IsInService && IsLate(view, group, member.InstanceId)).Select(member => member.InstanceId).ToArray();
        var comes = !group.IsWeighted && !group.IsSuspended("Launch") && FailedLaunch(view, group) is null;
        var wanted = comes ? Math.Max(0, desired - group.PresentCapacity) : 0;
        return new LaunchingInstances(unregistered.Length - late.Length + wanted, late);
    }

    // A launch that is not among the activities is older than the oldest of them.
    private static bool IsLate(ClusterView view, AutoScalingGroup group, string instanceId)
    {
        var activities = view.Snapshot.ScalingActivities.Where(activity => string.Equals(activity.GroupName, group.Name, StringComparison.Ordinal)).ToArray();
        var launched = activities.Where(activity => IsLaunch(activity) && activity.Description.EndsWith(instanceId, StringComparison.Ordinal)).Max(activity => activity.StartTime)
            ?? activities.Min(activity => activity.StartTime);
        return launched is { } at && view.Snapshot.ObservedAt - at > view.Definition.ScaleOut.Warmup;
    }

    // Only while the group lacks instances that it was asked for: an old failure does not hold a group that has delivered since.
    private static string? FailedLaunch(ClusterView view, AutoScalingGroup group)
    {
        if (group.DesiredCapacity <= group.PresentCapacity) return null;
        var newest = view.Snapshot.ScalingActivities
            .Where(activity => string.Equals(activity.GroupName, group.Name, StringComparison.Ordinal) && IsLaunch(activity) && activity.StatusCode is ("Failed" or "Successful"))
            .OrderByDescending(activity => activity.StartTime)
            .ThenBy(activity => activity.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return newest is { StatusCode: "Failed" } ? newest.StatusMessage ?? "no message" : null;
    }

    private static bool IsLaunch(ScalingActivity activity) => activity.Description.StartsWith("Launching", StringComparison.Ordinal);

    private static string? Controller(ClusterView view, AutoScalingGroup group)
    {
        if (HasOperator(view, group)) return $"only its operator {group.Operator} may change the group (stand_off.operator)";
        if (!view.Definition.StandOff.ManagedScaling) return null;
        var provider = view.Snapshot.CapacityProviders
            .Where(candidate => candidate.ManagesScaling && candidate.IsFor(group))
            .OrderBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        if (provider is not null) return $"ECS managed scaling of capacity provider {provider.Name} owns the group's desired capacity (stand_off.managed_scaling)";
        return group.Tags.ContainsKey(ManagedTag) && view.Snapshot.CapacityProviders.Count == 0
            ? $"the group carries the tag {ManagedTag}, so that ECS managed scaling may own its desired capacity (stand_off.managed_scaling)"
            : null;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Cluster;

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
        var min = (isOnly ? view.Definition.Min : null) ?? group.MinSize;
        var max = (isOnly ? view.Definition.Max : null) ?? group.MaxSize;
        return (min, Math.Max(Math.Max(min, max), group.DesiredCapacity));
    }

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
        var registered = view.Snapshot.Instances.Where(instance => instance.InstanceId is { } id && ids.Contains(id)).ToArray();
        var (min, max) = Limits(view, group, isOnly);
        return new ManagedGroup(
            group, min, max, Launching(view, group, registered), Leaving(group, registered), Template(registered), Controller(view, group));
    }

    private static int Leaving(AutoScalingGroup group, IEnumerable<ContainerInstance> registered) =>
        registered.Count(instance => instance.Status == InstanceStatus.Draining && group.Find(instance.InstanceId) is { IsLeaving: false });

    private static ContainerInstance? Template(IEnumerable<ContainerInstance> registered) => registered
        .Where(instance => instance.Registered is { Cpu: > 0, Memory: > 0 })
        .OrderBy(instance => instance.Registered.Memory)
        .ThenBy(instance => instance.Registered.Cpu)
        .ThenBy(instance => instance.Name, StringComparer.Ordinal)
        .FirstOrDefault();

    private static LaunchingInstances Launching(ClusterView view, AutoScalingGroup group, IEnumerable<ContainerInstance> registered)
    {
        var known = new HashSet<string>(registered.Select(instance => instance.InstanceId!), StringComparer.Ordinal);
        var unregistered = group.Instances
            .Where(member => (member.IsPending || member.IsInService) && !known.Contains(member.InstanceId))
            .OrderBy(member => member.InstanceId, StringComparer.Ordinal)
            .ToArray();
        var late = unregistered.Where(member => member.IsInService && IsLate(view, member.InstanceId)).Select(member => member.InstanceId).ToArray();
        var present = group.Instances.Count(member => member.IsPending || member.IsInService);
        var wanted = group.IsWeighted ? 0 : Math.Max(0, group.DesiredCapacity - present);
        return new LaunchingInstances(unregistered.Length - late.Length + wanted, late);
    }

    private static bool IsLate(ClusterView view, string instanceId)
    {
        var launched = view.Snapshot.ScalingActivities
            .Where(activity => activity.Description.StartsWith("Launching", StringComparison.Ordinal) && activity.Description.EndsWith(instanceId, StringComparison.Ordinal))
            .Max(activity => activity.StartTime);
        return launched is { } at && view.Snapshot.ObservedAt - at > view.Definition.ScaleOut.Warmup;
    }

    private static string? Controller(ClusterView view, AutoScalingGroup group)
    {
        if (group.Operator is { Length: > 0 } name) return string.Format(CultureInfo.InvariantCulture, "only its operator {0} may change the group", name);
        var provider = view.Snapshot.CapacityProviders
            .Where(candidate => candidate.ManagesScaling && candidate.IsFor(group))
            .OrderBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        if (provider is not null) return $"ECS managed scaling of capacity provider {provider.Name} owns the group's desired capacity";
        return group.Tags.ContainsKey(ManagedTag) && view.Snapshot.CapacityProviders.Count == 0
            ? $"the group carries the tag {ManagedTag}, so that ECS managed scaling may own its desired capacity"
            : null;
    }
}

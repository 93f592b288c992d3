using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Placement;

namespace EcsAutoscale.Core.Planning;

/// <summary>A snapshot and its definition, joined once: which group holds an instance, which groups the plan may change, which kinds there are.</summary>
public sealed class ClusterView
{
    private readonly Dictionary<string, (AutoScalingGroup Group, GroupInstance Member)> _memberships = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ManagedGroup> _managed = new(StringComparer.Ordinal);
    private InstanceRoom[]? _rooms;

    /// <summary>Joins them.</summary>
    public ClusterView(ClusterDefinition definition, ClusterSnapshot snapshot)
    {
        Definition = definition;
        Snapshot = snapshot;
        Kinds = new TaskKinds(snapshot);
        DaemonServices = [.. (snapshot.Services ?? [])
            .Where(service => service.IsDaemon && service.IsActive && service.RunsOnInstances)
            .OrderBy(service => service.Name, StringComparer.Ordinal)];
        Daemons = [.. DaemonServices.Select(Kinds.OfService).OfType<TaskKind>()];
        foreach (var group in (snapshot.Groups ?? []).OrderBy(group => group.Name, StringComparer.Ordinal))
        {
            foreach (var member in group.Instances) _memberships[member.InstanceId] = (group, member);
        }

        Instances = [.. snapshot.Instances
            .GroupBy(instance => instance.Arn, StringComparer.Ordinal)
            .Select(same => same.First())
            .OrderBy(instance => instance.Name, StringComparer.Ordinal)
            .ThenBy(instance => instance.Arn, StringComparer.Ordinal)];
        Groups = ManagedGroups.Of(this);
        foreach (var group in Groups) _managed[group.Name] = group;
        Disconnected = Instances.Count(instance => !instance.AgentConnected);
    }

    /// <summary>What the operator wants.</summary>
    public ClusterDefinition Definition { get; }

    /// <summary>What was observed.</summary>
    public ClusterSnapshot Snapshot { get; }

    /// <summary>The kinds of tasks.</summary>
    public TaskKinds Kinds { get; }

    /// <summary>The daemon services that run on instances, by name.</summary>
    public IReadOnlyList<EcsService> DaemonServices { get; }

    /// <summary>The kinds of the daemon services, which every instance that may have them carries.</summary>
    public IReadOnlyList<TaskKind> Daemons { get; }

    /// <summary>The groups that the plan may change, by name.</summary>
    public IReadOnlyList<ManagedGroup> Groups { get; }

    /// <summary>The container instances, by name.</summary>
    public IReadOnlyList<ContainerInstance> Instances { get; }

    /// <summary>The group that holds an instance; null where none is known to.</summary>
    public AutoScalingGroup? GroupOf(ContainerInstance instance) =>
        instance.InstanceId is { } id && _memberships.TryGetValue(id, out var membership) ? membership.Group : null;

    /// <summary>The instance as its group sees it; null where no group is known to hold it.</summary>
    public GroupInstance? MemberOf(ContainerInstance instance) =>
        instance.InstanceId is { } id && _memberships.TryGetValue(id, out var membership) ? membership.Member : null;

    /// <summary>The managed group that holds an instance; null where none does.</summary>
    public ManagedGroup? ManagedGroupOf(ContainerInstance instance) =>
        GroupOf(instance) is { } group && _managed.TryGetValue(group.Name, out var managed) ? managed : null;

    /// <summary>Whether the tasks of an instance have to leave it: it drains, or its group is stopping it.</summary>
    public bool IsLeaving(ContainerInstance instance) => instance.Status == InstanceStatus.Draining || MemberOf(instance) is { IsTerminating: true };

    /// <summary>Whether the instance was read so that it can be judged; where only what a decision needs was read, most are not.</summary>
    public bool CanJudge(ContainerInstance instance) => Snapshot.Details is not { } details || details.Candidates.Contains(instance.Arn);

    /// <summary>Whether all is known of the instance refreshes of a group that counts: nothing does where the definition does not stand off from them.</summary>
    public bool KnowsRefreshes(ManagedGroup group) => Snapshot.Details is not { } details || !Definition.StandOff.InstanceRefresh || details.RefreshesOf.Contains(group.Name);

    /// <summary>Whether the activities of a group were read.</summary>
    public bool KnowsActivities(ManagedGroup group) => Snapshot.Details is not { } details || details.ActivitiesOf.Contains(group.Name);

    /// <summary>Whether an instance refresh of a group is at work, and the definition leaves the group alone meanwhile.</summary>
    public bool IsRefreshing(ManagedGroup group) =>
        Definition.StandOff.InstanceRefresh && Snapshot.InstanceRefreshes.Any(refresh => refresh.IsUnderWay && string.Equals(refresh.GroupName, group.Name, StringComparison.Ordinal));

    /// <summary>How many instances have lost their agent.</summary>
    public int Disconnected { get; }

    /// <summary>The rooms of all instances that are there.</summary>
    public ClusterRoom NewRoom()
    {
        _rooms ??= [.. Instances.Select(instance => Rooms.Of(instance, GroupOf(instance)?.Name, MemberOf(instance), Kinds, Daemons))];
        return new(_rooms.Select(room => room.Copy()));
    }

    /// <summary>The rooms of all instances that are there and of those that are launching.</summary>
    /// <param name="returning">ARNs of draining instances that take tasks again; null for none.</param>
    public ClusterRoom NewRoomWithLaunching(ISet<string>? returning = null)
    {
        var room = NewRoom();
        if (returning is { Count: > 0 })
        {
            foreach (var back in room.Rooms.Where(candidate => returning.Contains(candidate.Instance.Arn))) room.Open(back);
        }

        foreach (var coming in Groups.SelectMany(group => group.ComingRooms(Daemons))) room.Add(coming);
        return room;
    }
}

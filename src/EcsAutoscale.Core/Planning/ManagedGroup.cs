using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.StandingOff;

namespace EcsAutoscale.Core.Planning;

/// <summary>An Auto Scaling group that the plan may change, with the limits in force and what is on its way in and out.</summary>
public sealed class ManagedGroup
{
    private readonly Dictionary<string, ContainerInstance> _templates = new(StringComparer.Ordinal);

    internal ManagedGroup(AutoScalingGroup group, int minSize, int maxSize)
    {
        Group = group;
        MinSize = minSize;
        MaxSize = maxSize;
        IsWeighted = group.IsWeighted;
    }

    /// <summary>The group as observed.</summary>
    public AutoScalingGroup Group { get; }

    /// <summary>The name.</summary>
    public string Name => Group.Name;

    /// <summary>The minimum size after the plan's limits.</summary>
    public int MinSize { get; }

    /// <summary>The maximum size after the plan's limits.</summary>
    public int MaxSize { get; }

    /// <summary>The desired capacity once the limits are in force: AWS raises it to a minimum that is above it.</summary>
    public int DesiredCapacity => Math.Max(Group.DesiredCapacity, MinSize);

    /// <summary>Instances on their way in.</summary>
    public LaunchingInstances Launching { get; internal init; } = new(0, []);

    /// <summary>Its instances that are draining, by whoever's hand; each still counts in the desired capacity.</summary>
    public int Leaving { get; internal init; }

    /// <summary>Its instances that are InService, ACTIVE and have a connected agent.</summary>
    public int Serving { get; internal init; }

    /// <summary>A live instance to learn from what a new one would be; null where there is none.</summary>
    public ContainerInstance? Template { get; internal init; }

    /// <summary>Whether instances count by weight, so that the desired capacity is not their number.</summary>
    public bool IsWeighted { get; }

    /// <summary>What a new instance counts in the desired capacity: 1 but for weighted groups.</summary>
    public int TemplateWeight => Group.Find(Template?.InstanceId)?.Weight ?? 1;

    /// <summary>Why another controller owns the group's size; null where none does.</summary>
    public string? Controller { get; internal init; }

    /// <summary>Somebody else who changed the desired capacity since our last change; null where nobody did, or where a controller owns it anyway.</summary>
    public OtherHand? OtherHand { get; internal init; }

    /// <summary>Why we stand off from another hand's change; null where we do not.</summary>
    public string? StandsOff { get; internal init; }

    /// <summary>Whether ECS protects the group's busy instances itself, and takes the protection off once they are empty (managed termination protection).</summary>
    public bool IsProtectedByEcs { get; internal init; }

    /// <summary>What went wrong with the newest launch while the group lacks instances; null where nothing did.</summary>
    public string? FailedLaunch { get; internal init; }

    /// <summary>Whether the group's size is changed only by its operator.</summary>
    public bool HasOperator { get; internal init; }

    /// <summary>
    /// How many instances may still be drained before the group is at its minimum: by its desired capacity less its drains, and by the instances that
    /// serve, for a group whose launches fail has fewer than it desires.
    /// </summary>
    public int Removable => Math.Min(DesiredCapacity - Leaving, Serving) - MinSize;

    /// <summary>The rooms of the instances on their way; empty where there is nothing to learn their size from.</summary>
    public IEnumerable<InstanceRoom> ComingRooms(IReadOnlyList<TaskKind> daemons) => NewRooms("launching", Launching.Count, daemons);

    /// <summary>
    /// The rooms of more instances, in the zones in which the group would launch them: the emptiest first (ECS-FACTS section 5). Empty where there is nothing
    /// to learn their size from.
    /// </summary>
    /// <param name="prefix">What the rooms are called, before the group's name and a number.</param>
    /// <param name="count">How many.</param>
    /// <param name="daemons">The kinds of the cluster's daemon services.</param>
    public IEnumerable<InstanceRoom> NewRooms(string prefix, int count, IReadOnlyList<TaskKind> daemons)
    {
        if (Template is null) yield break;
        var zones = ZoneCounts();
        for (var number = 1; number <= count; number++)
        {
            var zone = zones.OrderBy(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key;
            zones[zone]++;
            yield return Rooms.Coming($"{prefix} {Name} {number:D4}", TemplateIn(zone), Name, daemons);
        }
    }

    /// <summary>An empty instance in each of the group's zones; empty where there is nothing to learn their size from.</summary>
    public IEnumerable<InstanceRoom> OneInEachZone(IReadOnlyList<TaskKind> daemons) => Template is null
        ? []
        : ZoneCounts().Keys.OrderBy(zone => zone, StringComparer.Ordinal).Select(zone => Rooms.Coming($"new {Name} {zone}", TemplateIn(zone), Name, daemons));

    private Dictionary<string, int> ZoneCounts()
    {
        var zones = Group.AvailabilityZones.Count > 0 ? Group.AvailabilityZones : [Template?.AvailabilityZone ?? ""];
        return zones.Distinct(StringComparer.Ordinal).ToDictionary(
            zone => zone, zone => Group.Instances.Count(member => !member.IsLeaving && string.Equals(member.AvailabilityZone, zone, StringComparison.Ordinal)), StringComparer.Ordinal);
    }

    private ContainerInstance TemplateIn(string zone)
    {
        if (_templates.TryGetValue(zone, out var known)) return known;
        var attributes = Template!.Attributes.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        if (zone.Length > 0) attributes["ecs.availability-zone"] = zone;
        foreach (var mark in new[] { ContainerInstance.DrainMark, ContainerInstance.ReturnMark, ContainerInstance.TerminateMark }) attributes.Remove(mark);
        var made = Template with { Attributes = attributes, Tasks = [], AgentConnected = true, Status = InstanceStatus.Active, RunningTasksCount = 0, PendingTasksCount = 0 };
        _templates.Add(zone, made);
        return made;
    }
}

/// <summary>Instances that a group has launched, or is about to, and that have not registered with the cluster.</summary>
/// <param name="Count">How many count as room on its way.</param>
/// <param name="NeverRegistered">Ids of those that are older than the warm-up: reported, never counted, never removed (ECS-FACTS, asks 19 and 20).</param>
public sealed record LaunchingInstances(int Count, IReadOnlyList<string> NeverRegistered);

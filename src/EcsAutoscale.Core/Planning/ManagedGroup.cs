using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;

namespace EcsAutoscale.Core.Planning;

/// <summary>An Auto Scaling group that the plan may change, with the limits in force and what is on its way in and out.</summary>
public sealed class ManagedGroup
{
    internal ManagedGroup(AutoScalingGroup group, int minSize, int maxSize, LaunchingInstances launching, int leaving, ContainerInstance? template, string? controller)
    {
        Group = group;
        MinSize = minSize;
        MaxSize = maxSize;
        Launching = launching;
        Leaving = leaving;
        Template = template;
        Controller = controller;
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
    public LaunchingInstances Launching { get; }

    /// <summary>Its instances that are draining, by whoever's hand; each still counts in the desired capacity.</summary>
    public int Leaving { get; }

    /// <summary>A live instance to learn from what a new one would be; null where there is none.</summary>
    public ContainerInstance? Template { get; }

    /// <summary>Why another controller owns the group's size; null where none does.</summary>
    public string? Controller { get; }

    /// <summary>Whether the group's size is changed only by its operator.</summary>
    public bool HasOperator => Group.Operator is { Length: > 0 };

    /// <summary>How many instances may still be drained before the group, less its drains, is at its minimum.</summary>
    public int Removable => DesiredCapacity - Leaving - MinSize;

    /// <summary>The rooms of the instances on their way; empty where there is nothing to learn their size from.</summary>
    public IEnumerable<InstanceRoom> ComingRooms(IReadOnlyList<TaskKind> daemons) => Template is null
        ? []
        : Enumerable.Range(1, Launching.Count).Select(number => NewRoom($"launching {Name} {number:D4}", daemons)!);

    /// <summary>The room of one more instance; null where there is nothing to learn its size from.</summary>
    public InstanceRoom? NewRoom(string id, IReadOnlyList<TaskKind> daemons) =>
        Template is null ? null : Rooms.Coming(id, Template, Name, daemons);
}

/// <summary>Instances that a group has launched, or is about to, and that have not registered with the cluster.</summary>
/// <param name="Count">How many count as room on its way.</param>
/// <param name="NeverRegistered">Ids of those that are older than the warm-up: reported, never counted, never removed (ECS-FACTS, asks 19 and 20).</param>
public sealed record LaunchingInstances(int Count, IReadOnlyList<string> NeverRegistered);

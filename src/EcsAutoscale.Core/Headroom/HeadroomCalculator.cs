using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.ScaleOut;

namespace EcsAutoscale.Core.Headroom;

/// <summary>Says how much room a cluster has, by the same placement code that plans use.</summary>
public static class HeadroomCalculator
{
    /// <summary>More tasks than this of one kind are not counted; a kind that needs nothing would fit without end.</summary>
    public const int CountingLimit = 100_000;

    /// <summary>A cluster's headroom, with how many more tasks of each of its services fit.</summary>
    /// <param name="definition">The cluster's definition; its buffer is answered in <see cref="ClusterHeadroom.FitsBuffer"/>.</param>
    /// <param name="snapshot">What was observed.</param>
    /// <param name="kinds">More kinds to count, for example a task definition's or a size's; the services are counted where this is empty.</param>
    public static ClusterHeadroom Of(ClusterDefinition definition, ClusterSnapshot snapshot, IReadOnlyList<TaskKind> kinds)
    {
        var view = new ClusterView(definition, snapshot);
        var room = view.NewRoom();
        var byArn = room.Rooms.ToDictionary(candidate => candidate.Instance.Arn, StringComparer.Ordinal);
        var open = room.Rooms.Where(candidate => candidate.IsOpen).ToArray();
        var largest = open
            .OrderByDescending(candidate => candidate.Free.Memory)
            .ThenByDescending(candidate => candidate.Free.Cpu)
            .ThenBy(candidate => candidate.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        var groups = snapshot.Groups is null ? null : view.Groups;
        return new ClusterHeadroom
        {
            Cluster = definition.Name,
            ActiveInstances = open.Length,
            DrainingInstances = view.Instances.Count(instance => instance.Status == InstanceStatus.Draining),
            LaunchingInstances = view.Groups.Sum(group => group.Launching.Count),
            DesiredCapacity = groups?.Sum(group => group.Group.DesiredCapacity),
            MinSize = groups?.Sum(group => group.Group.MinSize),
            MaxSize = groups?.Sum(group => group.Group.MaxSize),
            RegisteredCpu = open.Sum(candidate => candidate.Instance.Registered.Cpu),
            FreeCpu = open.Sum(candidate => Math.Max(0, candidate.Free.Cpu)),
            RegisteredMemory = open.Sum(candidate => candidate.Instance.Registered.Memory),
            FreeMemory = open.Sum(candidate => Math.Max(0, candidate.Free.Memory)),
            LargestFreeCpu = largest?.Free.Cpu ?? 0,
            LargestFreeMemory = largest?.Free.Memory ?? 0,
            FitsBuffer = DemandCollector.Buffer(definition) is { } buffer ? open.Any(candidate => room.Fits(buffer, candidate)) : open.Length > 0,
            Fits = [.. (kinds.Count > 0 ? kinds : ServiceKinds(view)).Select(kind => Fit(room, kind))],
            Instances = [.. view.Instances.Select(instance => Of(view, byArn[instance.Arn], instance))],
        };
    }

    private static IReadOnlyList<TaskKind> ServiceKinds(ClusterView view) =>
        [.. (view.Snapshot.Services ?? [])
            .Where(service => service.IsActive && !service.IsDaemon && service.RunsOnInstances)
            .OrderBy(service => service.Name, StringComparer.Ordinal)
            .Select(view.Kinds.OfService)
            .OfType<TaskKind>()];

    private static TaskFit Fit(ClusterRoom room, TaskKind kind)
    {
        var mark = room.Mark;
        var count = 0;
        foreach (var candidate in room.Rooms)
        {
            while (count < CountingLimit && room.Fits(kind, candidate))
            {
                room.Place(kind, candidate);
                count++;
            }
        }

        room.Undo(mark);
        return new TaskFit(kind.Service ?? kind.Name, kind.Needs.Cpu, kind.Needs.Memory, count);
    }

    private static InstanceHeadroom Of(ClusterView view, InstanceRoom room, ContainerInstance instance) =>
        new()
        {
            InstanceId = instance.InstanceId,
            ContainerInstanceArn = instance.Arn,
            InstanceType = instance.InstanceType,
            AvailabilityZone = instance.AvailabilityZone,
            Group = view.GroupOf(instance)?.Name,
            Status = instance.Status,
            AgentConnected = instance.AgentConnected,
            RegisteredCpu = instance.Registered.Cpu,
            FreeCpu = room.Free.Cpu,
            RegisteredMemory = instance.Registered.Memory,
            FreeMemory = room.Free.Memory,
            RunningTasks = instance.RunningTasksCount,
            PendingTasks = instance.PendingTasksCount,
        };
}

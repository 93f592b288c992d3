using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;

namespace EcsAutoscale.Core.Planning.Needs;

/// <summary>
/// Says on which instances it depends on the tasks whether one of some kinds fits. Free CPU, memory, GPUs and ports ECS itself gives. What it does not give is how
/// many network interfaces are taken, whether a task of the same service is there, and whether a daemon is still to come.
/// </summary>
internal static class RoomNeeds
{
    /// <summary>Wants the tasks of those instances.</summary>
    /// <param name="view">The cluster.</param>
    /// <param name="kinds">What is to find room.</param>
    /// <param name="wanted">Where it is noted.</param>
    public static void Of(ClusterView view, IEnumerable<TaskKind> kinds, Wanted wanted)
    {
        TaskKind[] choosy = [.. kinds.Distinct().Where(DependsOnTasks)];
        var missing = MissingDaemons(view);
        if (choosy.Length + missing.Count == 0) return;
        foreach (var room in view.NewRoom().Rooms.Where(room => room is { IsOpen: true, KnowsTasks: false }))
        {
            if (choosy.Any(kind => WouldFit(kind, room)) || missing.Any(daemon => Eligibility.WhyNot(daemon, room.Instance) is null)) wanted.TasksOn(room.Instance);
        }
    }

    /// <summary>Whether a task of the kind would fit on an instance, as far as that does not depend on the tasks there.</summary>
    public static bool WouldFit(TaskKind kind, InstanceRoom room) =>
        (kind.Needs with { NetworkInterfaces = 0 }).FitsIn(room.Free with { NetworkInterfaces = 0 })
        && (kind.Ports.IsEmpty || !kind.Ports.ConflictsWith(room.TakenPorts))
        && MayBeOn(kind, room.Instance);

    /// <summary>Whether attributes and constraints let the kind onto an instance, those left out that depend on where tasks are.</summary>
    public static bool MayBeOn(TaskKind kind, ContainerInstance instance) => Eligibility.WhyNot(
        kind.Zones is null && kind.Memberships.Count == 0 ? kind : kind with { Zones = null, Memberships = [.. kind.Memberships.Where(membership => !DependsOnTasks(membership))] },
        instance) is null;

    private static bool DependsOnTasks(TaskKind kind) =>
        kind.Needs.NetworkInterfaces > 0 || (kind.DistinctInstance && kind.Service is not null) || kind.Memberships.Any(DependsOnTasks);

    private static bool DependsOnTasks(MembershipConstraint membership) => membership.Query is { DependsOnTasks: true };

    // Where a daemon service has as many tasks as there are instances for it, none is missing anywhere.
    private static List<TaskKind> MissingDaemons(ClusterView view)
    {
        var taking = view.Instances.Where(instance => instance.TakesTasks && !instance.IsExternal).ToArray();
        return [.. view.Daemons.Where(daemon =>
            view.Kinds.Service(daemon.Service!) is { } service
            && service.RunningCount + service.PendingCount < taking.Count(instance => Eligibility.WhyNot(daemon, instance) is null))];
    }
}

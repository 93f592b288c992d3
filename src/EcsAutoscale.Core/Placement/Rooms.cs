using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement;

/// <summary>Makes the free rooms of instances: those that are there, and those that a group would launch.</summary>
public static class Rooms
{
    // Reserved on every instance by default: ssh, Docker, and the ECS agent (ECS-FACTS section 1, host ports).
    private static readonly HostPorts SystemPorts = new([22, 2375, 2376, 51678, 51679, 51680], []);

    /// <summary>The room of an instance as it stands.</summary>
    /// <remarks>
    /// What ECS says is left can lag behind (ECS-FACTS section 1), so where the tasks are known, the lesser of what ECS says and what the
    /// tasks leave counts.
    /// </remarks>
    public static InstanceRoom Of(ContainerInstance instance, string? group, TaskKinds kinds)
    {
        var tasks = (instance.Tasks ?? []).Where(task => task.HoldsResources).ToArray();
        var known = tasks.Select(kinds.OfTask).OfType<TaskKind>().ToArray();
        var left = instance.Registered - known.Aggregate(Resources.None, (sum, kind) => sum + kind.Needs);
        var free = new Resources(
            Math.Min(left.Cpu, instance.Remaining.Cpu), Math.Min(left.Memory, instance.Remaining.Memory), instance.Remaining.Gpus, FreeInterfaces(instance, known));
        var ports = known.Aggregate(instance.TakenPorts, (taken, kind) => taken.With(kind.Ports));
        var room = new InstanceRoom(instance.Name, instance, group, free, ports, CountByService(tasks), isComing: false);
        room.IsOpen = instance.TakesTasks;
        return room;
    }

    /// <summary>The room of a new instance like a template: all that it registers, less its daemons.</summary>
    /// <param name="id">What the room is called.</param>
    /// <param name="template">An instance of the same group.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="daemons">The kinds of the cluster's daemon services.</param>
    public static InstanceRoom Coming(string id, ContainerInstance template, string group, IEnumerable<TaskKind> daemons)
    {
        var onIt = daemons.Where(daemon => Eligibility.WhyNot(daemon, template) is null).ToArray();
        var whole = template.Registered with { NetworkInterfaces = NetworkInterfaceLimits.TasksOn(template) ?? 0 };
        var free = onIt.Aggregate(whole, (left, daemon) => left - daemon.Needs);
        var ports = onIt.Aggregate(SystemPorts, (taken, daemon) => taken.With(daemon.Ports));
        return new InstanceRoom(id, template, group, free, ports, [], isComing: true);
    }

    private static int FreeInterfaces(ContainerInstance instance, TaskKind[] tasks) =>
        instance.Tasks is null ? 0 : (NetworkInterfaceLimits.TasksOn(instance) ?? 0) - tasks.Sum(task => task.Needs.NetworkInterfaces);

    private static IEnumerable<KeyValuePair<string, int>> CountByService(IEnumerable<EcsTask> tasks) => tasks
        .Where(task => task.ServiceName is not null)
        .GroupBy(task => task.ServiceName!, StringComparer.Ordinal)
        .Select(group => new KeyValuePair<string, int>(group.Key, group.Count()));
}

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

    private static readonly Dictionary<string, int> NoTasks = [];

    /// <summary>The room of an instance as it stands.</summary>
    /// <remarks>
    /// What ECS says is left can lag behind (ECS-FACTS section 1), so where the tasks are known, the lesser of what ECS says and what the
    /// tasks leave counts. A daemon that is not here yet comes first, so its part is taken already.
    /// </remarks>
    /// <param name="instance">The instance.</param>
    /// <param name="group">The Auto Scaling group's name; null where unknown.</param>
    /// <param name="member">The instance as its group sees it; null where no group is known to hold it.</param>
    /// <param name="kinds">The kinds of tasks.</param>
    /// <param name="daemons">The kinds of the cluster's daemon services.</param>
    public static InstanceRoom Of(ContainerInstance instance, string? group, GroupInstance? member, TaskKinds kinds, IReadOnlyList<TaskKind> daemons)
    {
        var held = Held(instance, kinds);
        var left = instance.Registered - held.Needs;
        var free = new Resources(
            Math.Min(left.Cpu, instance.Remaining.Cpu), Math.Min(left.Memory, instance.Remaining.Memory), Math.Min(left.Gpus, instance.Remaining.Gpus), FreeInterfaces(instance, held));
        var ports = instance.TakenPorts.With(held.Ports);
        foreach (var daemon in instance.Tasks is null ? [] : daemons)
        {
            if (held.ByService.ContainsKey(daemon.Service!) || Eligibility.WhyNot(daemon, instance) is not null) continue;
            free -= daemon.Needs;
            ports = ports.With(daemon.Ports);
        }

        return new InstanceRoom(instance.Name, instance, group, free, ports, held.ByService, isComing: false)
        {
            IsOpen = IsRoom(instance, member),
            IsLeaving = instance.Status == InstanceStatus.Draining || member is { IsTerminating: true },
        };
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
        return new InstanceRoom(id, template, group, free, ports, NoTasks, isComing: true);
    }

    // ECS still calls an instance ACTIVE while its group stops it or keeps it warm; external instances take external tasks only (ECS-FACTS sections 3 and 5).
    private static bool IsRoom(ContainerInstance instance, GroupInstance? member) =>
        instance.TakesTasks && !instance.IsExternal && member is not ({ IsTerminating: true } or { IsWarmed: true });

    private static HeldByTasks Held(ContainerInstance instance, TaskKinds kinds)
    {
        var held = new HeldByTasks(instance.Tasks?.Count ?? 0);
        foreach (var task in instance.Tasks ?? [])
        {
            if (task.HoldsResources) held.Add(task, kinds.OfTask(task));
        }

        return held;
    }

    // A task whose definition is unknown may have an interface, so it counts as having one.
    private static int FreeInterfaces(ContainerInstance instance, HeldByTasks held) =>
        instance.Tasks is null ? 0 : (NetworkInterfaceLimits.TasksOn(instance) ?? 0) - held.Needs.NetworkInterfaces - held.Unknown;

    private sealed class HeldByTasks(int tasks)
    {
        public Resources Needs { get; private set; }

        public HostPorts Ports { get; private set; } = HostPorts.None;

        public int Unknown { get; private set; }

        public Dictionary<string, int> ByService { get; } = new(tasks, StringComparer.Ordinal);

        public void Add(EcsTask task, TaskKind? kind)
        {
            if (task.ServiceName is { } service) ByService[service] = (ByService.TryGetValue(service, out var count) ? count : 0) + 1;
            if (kind is null)
            {
                Unknown++;
                return;
            }

            Needs += kind.Needs;
            Ports = Ports.With(kind.Ports);
        }
    }
}

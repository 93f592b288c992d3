using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement;

/// <summary>What a task takes, by the accounting rules of the ECS agent (ECS-FACTS section 1).</summary>
public static class TaskSizing
{
    /// <summary>What a new task of a definition takes.</summary>
    public static Resources Of(TaskDefinition definition) => Of(definition, null);

    /// <summary>
    /// What a task takes: its own size where ECS gives it, else what RunTask overrode, else the definition's task-level size, else the sum
    /// over its containers.
    /// </summary>
    /// <param name="definition">The task's definition.</param>
    /// <param name="task">The task, or null for a new one.</param>
    public static Resources Of(TaskDefinition definition, EcsTask? task)
    {
        var containers = Containers(definition, task?.Overrides);
        var taskLevelCounts = !IsWindows(definition);
        var cpu = FirstPositive(task?.Cpu, task?.Overrides?.Cpu, taskLevelCounts ? definition.Cpu : null);
        var memory = FirstPositive(task?.Memory, task?.Overrides?.Memory, taskLevelCounts ? definition.Memory : null);
        return new Resources(
            cpu ?? containers.Sum(container => container.Cpu ?? 0),
            memory ?? containers.Sum(Reservation),
            containers.Sum(container => container.Gpus),
            UsesOwnInterface(definition) ? 1 : 0);
    }

    /// <summary>The static host ports that a task takes: none in network mode awsvpc, none that are dynamic.</summary>
    public static HostPorts PortsOf(TaskDefinition definition)
    {
        if (UsesOwnInterface(definition)) return HostPorts.None;
        var mappings = definition.Containers.SelectMany(container => container.PortMappings).Where(mapping => mapping.HostPort > 0).ToArray();
        if (mappings.Length == 0) return HostPorts.None;
        return new HostPorts(Ports(mappings, udp: false), Ports(mappings, udp: true));
    }

    private static IEnumerable<int> Ports(IEnumerable<PortMapping> mappings, bool udp) =>
        mappings.Where(mapping => IsUdp(mapping) == udp).Select(mapping => mapping.HostPort!.Value);

    private static bool IsUdp(PortMapping mapping) => string.Equals(mapping.Protocol, "udp", StringComparison.OrdinalIgnoreCase);

    private static bool UsesOwnInterface(TaskDefinition definition) => definition.NetworkMode == "awsvpc";

    private static bool IsWindows(TaskDefinition definition) =>
        definition.OperatingSystemFamily is { } family && family.StartsWith("WINDOWS", StringComparison.OrdinalIgnoreCase);

    private static long? FirstPositive(params long?[] candidates) => candidates.FirstOrDefault(candidate => candidate > 0);

    private static long Reservation(ContainerDefinition container) =>
        container.MemoryReservation is > 0 and var soft ? soft : container.Memory ?? 0;

    private static ContainerDefinition[] Containers(TaskDefinition definition, TaskOverrides? overrides) =>
        overrides is null || overrides.Containers.Count == 0
            ? [.. definition.Containers]
            : [.. definition.Containers.Select(container => Overridden(container, overrides))];

    private static ContainerDefinition Overridden(ContainerDefinition container, TaskOverrides overrides)
    {
        var change = overrides.Containers.FirstOrDefault(candidate => string.Equals(candidate.Name, container.Name, StringComparison.Ordinal));
        return change is null
            ? container
            : container with
            {
                Cpu = change.Cpu ?? container.Cpu,
                Memory = change.Memory ?? container.Memory,
                MemoryReservation = change.MemoryReservation ?? container.MemoryReservation,
                Gpus = change.Gpus ?? container.Gpus,
            };
    }
}

using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Simulation.Ecs;

/// <summary>What one task reserves on its instance (ECS-FACTS section 1).</summary>
public sealed record TaskNeed
{
    /// <summary>CPU units.</summary>
    public required int Cpu { get; init; }

    /// <summary>MiB.</summary>
    public required int Memory { get; init; }

    /// <summary>Whole GPUs.</summary>
    public required int Gpus { get; init; }

    /// <summary>Fixed TCP ports of the host.</summary>
    public required IReadOnlyList<int> TcpPorts { get; init; }

    /// <summary>Fixed UDP ports of the host.</summary>
    public required IReadOnlyList<int> UdpPorts { get; init; }

    /// <summary>Whether it takes a network interface of its own.</summary>
    public required bool UsesOwnInterface { get; init; }

    internal static TaskNeed Of(TaskDefinitionSpec spec) => new()
    {
        Cpu = spec.Cpu is > 0 ? spec.Cpu.Value : spec.Containers.Sum(c => c.Cpu),
        Memory = spec.Memory is > 0 ? spec.Memory.Value : spec.Containers.Sum(ReservedMemory),
        Gpus = spec.Containers.Sum(c => c.Gpus),
        TcpPorts = HostPorts(spec, "tcp"),
        UdpPorts = HostPorts(spec, "udp"),
        UsesOwnInterface = spec.NetworkMode == "awsvpc",
    };

    private static int ReservedMemory(ContainerSpec container) =>
        container.MemoryReservation is > 0 ? container.MemoryReservation.Value : container.Memory ?? 0;

    private static int[] HostPorts(TaskDefinitionSpec spec, string protocol) => spec.NetworkMode == "awsvpc"
        ? []
        : [.. spec.Containers.SelectMany(c => c.PortMappings).Where(p => p.HostPort > 0 && p.Protocol == protocol).Select(p => p.HostPort)];
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Simulation.Ecs;

/// <summary>What an instance registered, and what is left of it.</summary>
public sealed class HostResources
{
    /// <summary>The TCP ports that every instance reserves: SSH, Docker, the agent (ECS-FACTS section 1).</summary>
    private static readonly int[] AlwaysTaken = [22, 2375, 2376, 51678, 51679, 51680];

    private readonly SortedSet<int> _tcp = new(AlwaysTaken);
    private readonly SortedSet<int> _udp = [];
    private readonly SortedSet<string> _freeGpus;

    internal HostResources(int cpu, int memory, IEnumerable<string> gpus, int? interfaces)
    {
        Cpu = RemainingCpu = cpu;
        Memory = RemainingMemory = memory;
        Gpus = [.. gpus];
        _freeGpus = new SortedSet<string>(Gpus, StringComparer.Ordinal);
        RemainingInterfaces = interfaces ?? int.MaxValue;
    }

    /// <summary>Registered CPU units.</summary>
    public int Cpu { get; }

    /// <summary>Registered MiB.</summary>
    public int Memory { get; }

    /// <summary>Registered GPU ids.</summary>
    public IReadOnlyList<string> Gpus { get; }

    /// <summary>CPU units left.</summary>
    public int RemainingCpu { get; private set; }

    /// <summary>MiB left.</summary>
    public int RemainingMemory { get; private set; }

    /// <summary>GPU ids left.</summary>
    public IReadOnlyCollection<string> RemainingGpus => _freeGpus;

    /// <summary>How many more awsvpc tasks fit; ECS does not report it.</summary>
    public int RemainingInterfaces { get; private set; }

    /// <summary>TCP ports that are taken.</summary>
    public IReadOnlyCollection<int> TakenTcpPorts => _tcp;

    /// <summary>UDP ports that are taken.</summary>
    public IReadOnlyCollection<int> TakenUdpPorts => _udp;

    /// <summary>The TCP ports that are taken on an empty instance.</summary>
    public static IReadOnlyList<int> ReservedTcpPorts => AlwaysTaken;

    /// <summary>Whether a task fits; equality fits.</summary>
    public bool Fits(TaskNeed need) => WhyNot(need) is null;

    /// <summary>Null where it fits, else what AWS says of the closest matching instance.</summary>
    internal string? WhyNot(TaskNeed need)
    {
        if (need.Cpu > RemainingCpu)
            return "has insufficient CPU units available";
        if (need.Memory > RemainingMemory)
            return "has insufficient memory available";
        if (need.Gpus > _freeGpus.Count)
            return "has insufficient GPU resource available";
        if (need.UsesOwnInterface && RemainingInterfaces < 1)
            return "encountered error \"RESOURCE:ENI\"";
        return TakesAnyOf(need.TcpPorts, _tcp) || TakesAnyOf(need.UdpPorts, _udp) ? "is already using a port required by your task" : null;
    }

    internal IReadOnlyList<string> Reserve(TaskNeed need)
    {
        if (WhyNot(need) is { } reason)
            throw new InvalidOperationException("A task was placed where it does not fit: the instance " + reason + ".");
        RemainingCpu -= need.Cpu;
        RemainingMemory -= need.Memory;
        if (need.UsesOwnInterface)
            RemainingInterfaces--;
        _tcp.UnionWith(need.TcpPorts);
        _udp.UnionWith(need.UdpPorts);
        string[] pinned = [.. _freeGpus.Take(need.Gpus)];
        _freeGpus.ExceptWith(pinned);
        return pinned;
    }

    internal void Release(TaskNeed need, IEnumerable<string> pinnedGpus)
    {
        RemainingCpu += need.Cpu;
        RemainingMemory += need.Memory;
        if (need.UsesOwnInterface)
            RemainingInterfaces++;
        _tcp.ExceptWith(need.TcpPorts);
        _udp.ExceptWith(need.UdpPorts);
        _freeGpus.UnionWith(pinnedGpus);
    }

    private static bool TakesAnyOf(IReadOnlyList<int> wanted, SortedSet<int> taken) => wanted.Count > 0 && wanted.Any(taken.Contains);
}

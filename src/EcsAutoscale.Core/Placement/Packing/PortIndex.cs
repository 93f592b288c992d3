using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>Numbers the host ports that the demand uses, so that an instance's taken ports are a few bits. Ports that nobody asks for are left out.</summary>
internal sealed class PortIndex
{
    private readonly Dictionary<(bool Udp, int Port), int> _numbers = [];

    public PortIndex(IEnumerable<PackingKind> kinds)
    {
        foreach (var port in kinds.Where(kind => !kind.Ports.IsEmpty).SelectMany(kind => Keys(kind.Ports)))
        {
            if (!_numbers.ContainsKey(port)) _numbers.Add(port, _numbers.Count);
        }
    }

    public int Count => _numbers.Count;

    /// <summary>The numbers of the ports of a kind.</summary>
    public int[] Numbers(HostPorts ports) => ports.IsEmpty ? [] : [.. Keys(ports).Select(port => _numbers[port])];

    /// <summary>The bits of the taken ports of an instance.</summary>
    public ulong[] Bits(HostPorts taken)
    {
        var bits = new ulong[(Count + 63) / 64];
        if (bits.Length == 0) return bits;
        foreach (var port in Keys(taken))
        {
            if (_numbers.TryGetValue(port, out int number)) bits[number >> 6] |= 1UL << (number & 63);
        }

        return bits;
    }

    public static bool IsTaken(ulong[] bits, int number) => (bits[number >> 6] & (1UL << (number & 63))) != 0;

    public static bool AnyTaken(ulong[] bits, int[] numbers)
    {
        foreach (int number in numbers)
        {
            if (IsTaken(bits, number)) return true;
        }

        return false;
    }

    public static void Take(ulong[] bits, int[] numbers)
    {
        foreach (int number in numbers) bits[number >> 6] |= 1UL << (number & 63);
    }

    private static IEnumerable<(bool Udp, int Port)> Keys(HostPorts ports) =>
        ports.Tcp.Select(port => (false, port)).Concat(ports.Udp.Select(port => (true, port)));
}

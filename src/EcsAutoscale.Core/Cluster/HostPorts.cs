using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Cluster;

/// <summary>
/// Static host ports: needed by a task, or taken on an instance. TCP and UDP are apart, and a port of 0 (dynamic) never
/// conflicts, so it is not kept here (ECS-FACTS section 1, host ports).
/// </summary>
public sealed class HostPorts : IEquatable<HostPorts>
{
    private readonly int[] _tcp;
    private readonly int[] _udp;

    /// <summary>Keeps the ports above 0, each once, in order.</summary>
    /// <param name="tcp">TCP ports, 1 to 65535.</param>
    /// <param name="udp">UDP ports, 1 to 65535.</param>
    public HostPorts(IEnumerable<int> tcp, IEnumerable<int> udp)
    {
        _tcp = Normalized(tcp);
        _udp = Normalized(udp);
    }

    /// <summary>No ports.</summary>
    public static HostPorts None { get; } = new([], []);

    /// <summary>TCP ports, ascending.</summary>
    public IReadOnlyList<int> Tcp => _tcp;

    /// <summary>UDP ports, ascending.</summary>
    public IReadOnlyList<int> Udp => _udp;

    /// <summary>Whether there is no port at all.</summary>
    public bool IsEmpty => _tcp.Length == 0 && _udp.Length == 0;

    /// <summary>Whether a port of the same protocol is in both.</summary>
    public bool ConflictsWith(HostPorts other) => Overlap(_tcp, other._tcp) || Overlap(_udp, other._udp);

    /// <summary>The ports of both.</summary>
    public HostPorts With(HostPorts other) =>
        other.IsEmpty ? this : IsEmpty ? other : new HostPorts(_tcp.Concat(other._tcp), _udp.Concat(other._udp));

    /// <summary>The ports of this without those of <paramref name="other"/>.</summary>
    public HostPorts Without(HostPorts other) =>
        other.IsEmpty || IsEmpty ? this : new HostPorts(_tcp.Except(other._tcp), _udp.Except(other._udp));

    /// <inheritdoc/>
    public bool Equals(HostPorts? other) => other is not null && _tcp.SequenceEqual(other._tcp) && _udp.SequenceEqual(other._udp);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HostPorts);

    /// <inheritdoc/>
    public override int GetHashCode() => _udp.Aggregate(_tcp.Aggregate(17, (hash, port) => (hash * 31) + port), (hash, port) => (hash * 37) + port);

    /// <summary>For example <c>tcp 80, 443; udp 53</c>.</summary>
    public override string ToString() => string.Join("; ", new[] { Part("tcp", _tcp), Part("udp", _udp) }.Where(part => part.Length > 0));

    private static string Part(string protocol, int[] ports) => ports.Length == 0 ? "" : $"{protocol} {string.Join(", ", ports)}";

    private static int[] Normalized(IEnumerable<int> ports) => [.. ports.Where(port => port > 0).Distinct().OrderBy(port => port)];

    private static bool Overlap(int[] left, int[] right)
    {
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            if (left[i] == right[j]) return true;
            if (left[i] < right[j]) i++;
            else j++;
        }

        return false;
    }
}

using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>A container of a task.</summary>
internal sealed record Container
{
    public string? Name { get; init; }

    public string? LastStatus { get; init; }

    public string? HealthStatus { get; init; }

    public int? ExitCode { get; init; }

    public string? Reason { get; init; }

    /// <summary>CPU units.</summary>
    public string? Cpu { get; init; }

    /// <summary>MiB, the hard limit.</summary>
    public string? Memory { get; init; }

    /// <summary>MiB, the soft limit.</summary>
    public string? MemoryReservation { get; init; }

    public IReadOnlyList<NetworkBinding>? NetworkBindings { get; init; }

    public IReadOnlyList<string>? GpuIds { get; init; }
}

/// <summary>A port that a container has on its instance.</summary>
internal sealed record NetworkBinding
{
    public string? BindIP { get; init; }

    public int? ContainerPort { get; init; }

    public int? HostPort { get; init; }

    /// <summary>tcp or udp.</summary>
    public string? Protocol { get; init; }

    public string? ContainerPortRange { get; init; }

    public string? HostPortRange { get; init; }
}

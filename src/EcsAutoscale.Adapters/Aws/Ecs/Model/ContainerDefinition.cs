using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>A container of a task definition. Command, environment and secrets are not read.</summary>
internal sealed record ContainerDefinition
{
    public string? Name { get; init; }

    /// <summary>CPU units; 0 or absent reserves none.</summary>
    public int? Cpu { get; init; }

    /// <summary>MiB, the hard limit.</summary>
    public int? Memory { get; init; }

    /// <summary>MiB, the soft limit; counts before the hard one (ECS-FACTS section 1).</summary>
    public int? MemoryReservation { get; init; }

    public bool? Essential { get; init; }

    public IReadOnlyList<PortMapping>? PortMappings { get; init; }

    public IReadOnlyList<ResourceRequirement>? ResourceRequirements { get; init; }

    /// <summary>Seconds; 30 by default.</summary>
    public int? StopTimeout { get; init; }
}

/// <summary>A port of a container.</summary>
internal sealed record PortMapping
{
    public int? ContainerPort { get; init; }

    /// <summary>0 or absent: any free port of the instance.</summary>
    public int? HostPort { get; init; }

    /// <summary>tcp or udp.</summary>
    public string? Protocol { get; init; }

    public string? ContainerPortRange { get; init; }
}

/// <summary>GPUs or accelerators that a container needs.</summary>
internal sealed record ResourceRequirement
{
    /// <summary>GPU, InferenceAccelerator, NeuronDevice.</summary>
    public string? Type { get; init; }

    /// <summary>A number of devices, <c>ALL</c>, or a device's name.</summary>
    public string? Value { get; init; }
}

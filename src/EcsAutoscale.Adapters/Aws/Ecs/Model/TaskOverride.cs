using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>What RunTask changed for one task.</summary>
internal sealed record TaskOverride
{
    /// <summary>CPU units of the task.</summary>
    public string? Cpu { get; init; }

    /// <summary>MiB of the task.</summary>
    public string? Memory { get; init; }

    public IReadOnlyList<ContainerOverride>? ContainerOverrides { get; init; }
}

/// <summary>What RunTask changed for one container. Command and environment are not read: they may hold secrets.</summary>
internal sealed record ContainerOverride
{
    public string? Name { get; init; }

    /// <summary>CPU units.</summary>
    public int? Cpu { get; init; }

    /// <summary>MiB, the hard limit.</summary>
    public int? Memory { get; init; }

    /// <summary>MiB, the soft limit.</summary>
    public int? MemoryReservation { get; init; }

    public IReadOnlyList<ResourceRequirement>? ResourceRequirements { get; init; }
}

using System.Collections.Generic;

namespace EcsAutoscale.Core.Cluster;

/// <summary>A task definition; immutable in ECS, so safe to remember by ARN.</summary>
public sealed record TaskDefinition
{
    /// <summary>The ARN with its revision.</summary>
    public required string Arn { get; init; }

    /// <summary>The family's name.</summary>
    public string Family { get; init; } = "";

    /// <summary>CPU units of the whole task, or null where only containers have sizes.</summary>
    public long? Cpu { get; init; }

    /// <summary>MiB of the whole task, or null where only containers have sizes.</summary>
    public long? Memory { get; init; }

    /// <summary>bridge, host, awsvpc or none; null for the platform's default.</summary>
    public string? NetworkMode { get; init; }

    /// <summary>The operating system family, for example LINUX or WINDOWS_SERVER_2022_CORE; null where not said.</summary>
    public string? OperatingSystemFamily { get; init; }

    /// <summary>X86_64 or ARM64; null where not said.</summary>
    public string? CpuArchitecture { get; init; }

    /// <summary>The containers.</summary>
    public IReadOnlyList<ContainerDefinition> Containers { get; init; } = [];

    /// <summary>Constraints on where tasks may go.</summary>
    public IReadOnlyList<PlacementConstraint> PlacementConstraints { get; init; } = [];

    /// <summary>Attributes that an instance must have.</summary>
    public IReadOnlyList<AttributeRequirement> RequiredAttributes { get; init; } = [];
}

/// <summary>A container of a task definition, as far as placement goes.</summary>
public sealed record ContainerDefinition
{
    /// <summary>The name, which overrides refer to.</summary>
    public string Name { get; init; } = "";

    /// <summary>CPU units; null counts as 0.</summary>
    public long? Cpu { get; init; }

    /// <summary>The hard limit in MiB.</summary>
    public long? Memory { get; init; }

    /// <summary>The soft limit in MiB, which is what ECS reserves where it is given.</summary>
    public long? MemoryReservation { get; init; }

    /// <summary>Whole GPUs asked for.</summary>
    public int Gpus { get; init; }

    /// <summary>Published ports.</summary>
    public IReadOnlyList<PortMapping> PortMappings { get; init; } = [];
}

/// <summary>A published port.</summary>
/// <param name="HostPort">The port on the instance; null or 0 is dynamic.</param>
/// <param name="Protocol">tcp or udp.</param>
public sealed record PortMapping(int? HostPort, string Protocol);

/// <summary>A placement constraint: <c>distinctInstance</c>, or <c>memberOf</c> with an expression of the cluster query language.</summary>
/// <param name="Type">distinctInstance or memberOf.</param>
/// <param name="Expression">The expression of memberOf.</param>
public sealed record PlacementConstraint(string Type, string? Expression);

/// <summary>A placement strategy of a service.</summary>
/// <param name="Type">spread, binpack or random.</param>
/// <param name="Field">For spread an attribute, instanceId or host; for binpack cpu or memory.</param>
public sealed record PlacementStrategy(string Type, string? Field);

/// <summary>An attribute that an instance must have for a task to be placed there.</summary>
/// <param name="Name">For example <c>ecs.capability.execution-role-awslogs</c>.</param>
/// <param name="Value">The value it must have; null where its presence is enough.</param>
public sealed record AttributeRequirement(string Name, string? Value);

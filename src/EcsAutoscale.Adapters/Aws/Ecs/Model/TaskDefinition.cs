using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>A task definition. It never changes, so it may be kept by its ARN.</summary>
internal sealed record TaskDefinition
{
    public string? TaskDefinitionArn { get; init; }

    public string? Family { get; init; }

    public int? Revision { get; init; }

    /// <summary>ACTIVE, INACTIVE or DELETE_IN_PROGRESS.</summary>
    public string? Status { get; init; }

    /// <summary>CPU units of the task, or <c>"1 vCPU"</c>; ignored on Windows (ECS-FACTS section 1).</summary>
    public string? Cpu { get; init; }

    /// <summary>MiB of the task, or <c>"1GB"</c>; ignored on Windows.</summary>
    public string? Memory { get; init; }

    /// <summary>bridge, host, awsvpc, none; absent for the default.</summary>
    public string? NetworkMode { get; init; }

    public IReadOnlyList<ContainerDefinition>? ContainerDefinitions { get; init; }

    /// <summary>Of type memberOf alone.</summary>
    public IReadOnlyList<PlacementConstraint>? PlacementConstraints { get; init; }

    /// <summary>Capabilities that an instance must have.</summary>
    public IReadOnlyList<Attribute>? RequiresAttributes { get; init; }

    public IReadOnlyList<string>? RequiresCompatibilities { get; init; }

    public IReadOnlyList<string>? Compatibilities { get; init; }

    public RuntimePlatform? RuntimePlatform { get; init; }
}

/// <summary>What the containers run on.</summary>
internal sealed record RuntimePlatform
{
    /// <summary>X86_64 or ARM64.</summary>
    public string? CpuArchitecture { get; init; }

    /// <summary>LINUX or WINDOWS_SERVER_*.</summary>
    public string? OperatingSystemFamily { get; init; }
}

using System.Collections.Generic;

namespace EcsAutoscale.Simulation.Ecs;

/// <summary>A registered task definition: what one task of it needs.</summary>
public sealed record TaskDefinition
{
    /// <summary>The full ARN with its revision.</summary>
    public required string Arn { get; init; }

    /// <summary>The name that its revisions share.</summary>
    public required string Family { get; init; }

    /// <summary>1 and up.</summary>
    public required int Revision { get; init; }

    /// <summary>What it was registered with.</summary>
    public required TaskDefinitionSpec Spec { get; init; }

    /// <summary>Family and revision as AWS writes them: web:3.</summary>
    public string Name => Arn.Substring(Arn.IndexOf('/') + 1);
}

/// <summary>What a caller registers as a task definition.</summary>
public sealed record TaskDefinitionSpec
{
    /// <summary>CPU units of the whole task, or null: then the containers' sum counts.</summary>
    public int? Cpu { get; init; }

    /// <summary>MiB of the whole task, or null: then the containers' sum counts.</summary>
    public int? Memory { get; init; }

    /// <summary>bridge, host, awsvpc or none.</summary>
    public string NetworkMode { get; init; } = "bridge";

    /// <summary>The containers, one at least.</summary>
    public IReadOnlyList<ContainerSpec> Containers { get; init; } = [];

    /// <summary>Constraints on the instances it may run on.</summary>
    public IReadOnlyList<PlacementConstraint> PlacementConstraints { get; init; } = [];
}

/// <summary>One container of a task definition.</summary>
public sealed record ContainerSpec
{
    /// <summary>Unique in its task definition.</summary>
    public string Name { get; init; } = "main";

    /// <summary>The image; nothing is pulled.</summary>
    public string Image { get; init; } = "example.test/app:latest";

    /// <summary>CPU units, 0 for none.</summary>
    public int Cpu { get; init; }

    /// <summary>The hard limit in MiB, or null.</summary>
    public int? Memory { get; init; }

    /// <summary>The soft limit in MiB, which is what placement counts where it is given.</summary>
    public int? MemoryReservation { get; init; }

    /// <summary>Whole GPUs, 0 for none.</summary>
    public int Gpus { get; init; }

    /// <summary>The ports it opens.</summary>
    public IReadOnlyList<PortMapping> PortMappings { get; init; } = [];
}

/// <summary>A container port, and the port of the host that it takes.</summary>
/// <param name="ContainerPort">Inside the container.</param>
/// <param name="HostPort">On the instance; 0 for a dynamic port, which never conflicts.</param>
/// <param name="Protocol">tcp or udp.</param>
public sealed record PortMapping(int ContainerPort, int HostPort = 0, string Protocol = "tcp");

/// <summary>A rule on where tasks may run.</summary>
/// <param name="Type">distinctInstance or memberOf.</param>
/// <param name="Expression">For memberOf, see <see cref="Placement.MemberOfExpression"/>.</param>
public sealed record PlacementConstraint(string Type, string? Expression = null)
{
    /// <summary>At most one task of the service on an instance.</summary>
    public static PlacementConstraint DistinctInstance { get; } = new("distinctInstance");

    /// <summary>Only instances that the expression matches, such as attribute:ecs.instance-type == m5.large.</summary>
    public static PlacementConstraint MemberOf(string expression) => new("memberOf", expression);
}

/// <summary>How a service chooses among the instances that could take a task.</summary>
/// <param name="Type">spread, binpack or random.</param>
/// <param name="Field">For spread attribute:ecs.availability-zone, instanceId or another attribute; for binpack cpu or memory.</param>
public sealed record PlacementStrategy(string Type, string? Field = null)
{
    /// <summary>Over the Availability Zones.</summary>
    public static PlacementStrategy SpreadZones { get; } = new("spread", "attribute:ecs.availability-zone");

    /// <summary>Over the instances.</summary>
    public static PlacementStrategy SpreadInstances { get; } = new("spread", "instanceId");

    /// <summary>Onto the instance with the least CPU left.</summary>
    public static PlacementStrategy BinpackCpu { get; } = new("binpack", "cpu");

    /// <summary>Onto the instance with the least memory left.</summary>
    public static PlacementStrategy BinpackMemory { get; } = new("binpack", "memory");

    /// <summary>Anywhere.</summary>
    public static PlacementStrategy Random { get; } = new("random");
}

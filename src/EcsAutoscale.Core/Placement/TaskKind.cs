using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement;

/// <summary>Tasks that placement cannot tell apart: same size, same ports, same constraints. Few kinds stand for many tasks.</summary>
public sealed record TaskKind
{
    /// <summary>The name in sentences, for example <c>service worker</c> or <c>buffer</c>; also the last tie-break.</summary>
    public required string Name { get; init; }

    /// <summary>The service; null for the buffer, headroom shapes and standalone tasks.</summary>
    public string? Service { get; init; }

    /// <summary>What one task takes.</summary>
    public required Resources Needs { get; init; }

    /// <summary>The static host ports that one task takes.</summary>
    public HostPorts Ports { get; init; } = HostPorts.None;

    /// <summary>Whether no two tasks of the service may share an instance (<c>distinctInstance</c>).</summary>
    public bool DistinctInstance { get; init; }

    /// <summary>Attributes that an instance must have.</summary>
    public IReadOnlyList<AttributeRequirement> RequiredAttributes { get; init; } = [];

    /// <summary>What <c>memberOf</c> asks for.</summary>
    public IReadOnlyList<MembershipConstraint> Memberships { get; init; } = [];

    /// <summary>The capacity providers of its strategy, of whose instances it needs one; empty for any instance.</summary>
    public IReadOnlyList<string> CapacityProviders { get; init; } = [];

    /// <summary>The operating system family, for example LINUX or WINDOWS_SERVER_2022_CORE; null where not said.</summary>
    public string? OperatingSystemFamily { get; init; }

    /// <summary>X86_64 or ARM64; null where not said.</summary>
    public string? CpuArchitecture { get; init; }

    /// <summary>The availability zones that it is known to be able to run in; null for all.</summary>
    public IReadOnlyCollection<string>? Zones { get; init; }

    /// <summary>Whether an instance's attributes matter at all, beside its free room.</summary>
    public bool IsChoosy => RequiredAttributes.Count > 0 || Memberships.Count > 0 || CapacityProviders.Count > 0
        || OperatingSystemFamily is not null || CpuArchitecture is not null || Zones is not null;

    /// <summary>Strategies by which ECS places, in order; empty is its default.</summary>
    public IReadOnlyList<PlacementStrategy> Strategies { get; init; } = [];

    /// <summary>The task group (<c>service:NAME</c>), by which ECS counts tasks of a kind on an instance.</summary>
    public string? Group => Service is null ? null : "service:" + Service;

    /// <summary>In words: <c>512 CPU units and 1024 MiB</c>, and what else it takes.</summary>
    public string NeedsInWords => Amounts.InWords(Needs, Ports);
}

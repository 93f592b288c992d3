using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.AutoScaling.Model;

/// <summary>A version of a launch template.</summary>
internal sealed record LaunchTemplateSpecification
{
    public string? LaunchTemplateId { get; init; }

    public string? LaunchTemplateName { get; init; }

    /// <summary>A number, <c>$Latest</c> or <c>$Default</c>.</summary>
    public string? Version { get; init; }
}

/// <summary>Several instance types, or On-Demand and Spot, in one group.</summary>
internal sealed record MixedInstancesPolicy
{
    public LaunchTemplate? LaunchTemplate { get; init; }

    public InstancesDistribution? InstancesDistribution { get; init; }
}

/// <summary>A launch template and the types that may be launched from it.</summary>
internal sealed record LaunchTemplate
{
    public LaunchTemplateSpecification? LaunchTemplateSpecification { get; init; }

    public IReadOnlyList<LaunchTemplateOverrides>? Overrides { get; init; }
}

/// <summary>One instance type.</summary>
internal sealed record LaunchTemplateOverrides
{
    /// <summary>Absent where types are chosen by requirements.</summary>
    public string? InstanceType { get; init; }

    /// <summary>A number as text; where set, the desired capacity does not count instances.</summary>
    public string? WeightedCapacity { get; init; }

    public LaunchTemplateSpecification? LaunchTemplateSpecification { get; init; }
}

/// <summary>On-Demand and Spot.</summary>
internal sealed record InstancesDistribution
{
    public string? OnDemandAllocationStrategy { get; init; }

    public int? OnDemandBaseCapacity { get; init; }

    /// <summary>Percent.</summary>
    public int? OnDemandPercentageAboveBaseCapacity { get; init; }

    public string? SpotAllocationStrategy { get; init; }
}

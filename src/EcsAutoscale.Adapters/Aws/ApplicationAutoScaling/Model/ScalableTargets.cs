using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.ApplicationAutoScaling.Model;

/// <summary>Asks what Application Auto Scaling scales.</summary>
internal sealed record DescribeScalableTargetsRequest
{
    /// <summary><c>ecs</c> for services of Amazon ECS.</summary>
    public required string ServiceNamespace { get; init; }

    /// <summary>Such as <c>service/cluster/name</c>; at most 50.</summary>
    public IReadOnlyList<string>? ResourceIds { get; init; }

    /// <summary><c>ecs:service:DesiredCount</c>.</summary>
    public string? ScalableDimension { get; init; }

    /// <summary>1 to 50.</summary>
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>A page of what Application Auto Scaling scales.</summary>
internal sealed record DescribeScalableTargetsResponse
{
    public IReadOnlyList<ScalableTarget> ScalableTargets { get; init; } = [];

    public string? NextToken { get; init; }
}

/// <summary>Something that Application Auto Scaling scales.</summary>
internal sealed record ScalableTarget
{
    public string? ServiceNamespace { get; init; }

    /// <summary>Such as <c>service/cluster/name</c>.</summary>
    public string? ResourceId { get; init; }

    public string? ScalableDimension { get; init; }

    public int? MinCapacity { get; init; }

    public int? MaxCapacity { get; init; }

    /// <summary>What of its scaling is suspended; absent where nothing is.</summary>
    public SuspendedState? SuspendedState { get; init; }
}

/// <summary>What of a target's scaling is suspended.</summary>
internal sealed record SuspendedState
{
    public bool? DynamicScalingInSuspended { get; init; }

    public bool? DynamicScalingOutSuspended { get; init; }

    public bool? ScheduledScalingSuspended { get; init; }
}

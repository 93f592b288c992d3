using System;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>One version of a service under CODE_DEPLOY or EXTERNAL.</summary>
internal sealed record TaskSet
{
    public string? Id { get; init; }

    public string? TaskSetArn { get; init; }

    /// <summary>PRIMARY, ACTIVE or DRAINING.</summary>
    public string? Status { get; init; }

    public string? TaskDefinition { get; init; }

    public int? ComputedDesiredCount { get; init; }

    public int? PendingCount { get; init; }

    public int? RunningCount { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>STEADY_STATE or STABILIZING.</summary>
    public string? StabilityStatus { get; init; }

    public Scale? Scale { get; init; }

    public string? LaunchType { get; init; }
}

/// <summary>A task set's share of the desired count.</summary>
internal sealed record Scale
{
    public double? Value { get; init; }

    /// <summary>PERCENT.</summary>
    public string? Unit { get; init; }
}

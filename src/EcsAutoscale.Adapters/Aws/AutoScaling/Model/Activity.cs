using System;

namespace EcsAutoscale.Adapters.Aws.AutoScaling.Model;

/// <summary>A scaling activity. Launch failures show only here (ECS-FACTS section 5).</summary>
internal sealed record Activity
{
    public string? ActivityId { get; init; }

    public string? AutoScalingGroupName { get; init; }

    public string? AutoScalingGroupARN { get; init; }

    public string? AutoScalingGroupState { get; init; }

    public string? Description { get; init; }

    public string? Cause { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Absent while it is under way.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Successful, Failed, Cancelled, InProgress, PreInService and others.</summary>
    public string? StatusCode { get; init; }

    public string? StatusMessage { get; init; }

    /// <summary>Percent.</summary>
    public int? Progress { get; init; }

    /// <summary>JSON.</summary>
    public string? Details { get; init; }
}

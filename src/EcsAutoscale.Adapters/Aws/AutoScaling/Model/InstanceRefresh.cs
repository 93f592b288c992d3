using System;

namespace EcsAutoscale.Adapters.Aws.AutoScaling.Model;

/// <summary>A replacement of all instances of a group.</summary>
internal sealed record InstanceRefresh
{
    public string? InstanceRefreshId { get; init; }

    public string? AutoScalingGroupName { get; init; }

    /// <summary>Pending, InProgress, Successful, Failed, Cancelling, Cancelled, RollbackInProgress and others.</summary>
    public string? Status { get; init; }

    public string? StatusReason { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Percent.</summary>
    public int? PercentageComplete { get; init; }

    public int? InstancesToUpdate { get; init; }

    public string? Strategy { get; init; }
}

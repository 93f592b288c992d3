namespace EcsAutoscale.Adapters.Aws.AutoScaling.Model;

/// <summary>Instances that are kept ready.</summary>
internal sealed record WarmPoolConfiguration
{
    public int? MaxGroupPreparedCapacity { get; init; }

    public int? MinSize { get; init; }

    /// <summary>Stopped, Running or Hibernated.</summary>
    public string? PoolState { get; init; }

    /// <summary>PendingDelete while it is being deleted.</summary>
    public string? Status { get; init; }
}

/// <summary>How far a group may go below or above its desired capacity while instances are replaced.</summary>
internal sealed record InstanceMaintenancePolicy
{
    /// <summary>Percent.</summary>
    public int? MinHealthyPercentage { get; init; }

    /// <summary>Percent.</summary>
    public int? MaxHealthyPercentage { get; init; }
}

namespace EcsAutoscale.Adapters.Aws.AutoScaling.Model;

/// <summary>An instance of a group.</summary>
internal sealed record Instance
{
    public string? InstanceId { get; init; }

    public string? InstanceType { get; init; }

    public string? AvailabilityZone { get; init; }

    /// <summary>Pending, InService, Terminating, Standby, Warmed:* and others (ECS-FACTS section 5).</summary>
    public string? LifecycleState { get; init; }

    /// <summary>Healthy or Unhealthy.</summary>
    public string? HealthStatus { get; init; }

    public string? LaunchConfigurationName { get; init; }

    public LaunchTemplateSpecification? LaunchTemplate { get; init; }

    public bool? ProtectedFromScaleIn { get; init; }

    /// <summary>A number as text; absent without weights.</summary>
    public string? WeightedCapacity { get; init; }
}

/// <summary>An instance, with the group that it is of.</summary>
internal sealed record AutoScalingInstanceDetails
{
    public string? InstanceId { get; init; }

    public string? InstanceType { get; init; }

    public string? AutoScalingGroupName { get; init; }

    public string? AvailabilityZone { get; init; }

    /// <summary>As for <see cref="Instance"/>.</summary>
    public string? LifecycleState { get; init; }

    /// <summary>HEALTHY or UNHEALTHY.</summary>
    public string? HealthStatus { get; init; }

    public string? LaunchConfigurationName { get; init; }

    public LaunchTemplateSpecification? LaunchTemplate { get; init; }

    public bool? ProtectedFromScaleIn { get; init; }

    /// <summary>A number as text; absent without weights.</summary>
    public string? WeightedCapacity { get; init; }
}

using System;
using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.AutoScaling.Model;

/// <summary>An Auto Scaling group.</summary>
internal sealed record AutoScalingGroup
{
    public string? AutoScalingGroupName { get; init; }

    public string? AutoScalingGroupARN { get; init; }

    public int? MinSize { get; init; }

    public int? MaxSize { get; init; }

    /// <summary>In units of <see cref="DesiredCapacityType"/>: instances, without weights.</summary>
    public int? DesiredCapacity { get; init; }

    /// <summary>What a predictive policy asks for.</summary>
    public int? PredictedCapacity { get; init; }

    /// <summary>Seconds.</summary>
    public int? DefaultCooldown { get; init; }

    /// <summary>Seconds.</summary>
    public int? DefaultInstanceWarmup { get; init; }

    public IReadOnlyList<string>? AvailabilityZones { get; init; }

    public string? HealthCheckType { get; init; }

    /// <summary>Seconds.</summary>
    public int? HealthCheckGracePeriod { get; init; }

    public IReadOnlyList<Instance>? Instances { get; init; }

    public DateTimeOffset? CreatedTime { get; init; }

    public IReadOnlyList<SuspendedProcess>? SuspendedProcesses { get; init; }

    public IReadOnlyList<string>? TerminationPolicies { get; init; }

    public bool? NewInstancesProtectedFromScaleIn { get; init; }

    /// <summary>Set while the group is being deleted.</summary>
    public string? Status { get; init; }

    public IReadOnlyList<TagDescription>? Tags { get; init; }

    /// <summary>Seconds; 0 or absent for none.</summary>
    public int? MaxInstanceLifetime { get; init; }

    /// <summary>Whether Spot instances at risk are replaced.</summary>
    public bool? CapacityRebalance { get; init; }

    /// <summary>Absent without a warm pool.</summary>
    public WarmPoolConfiguration? WarmPoolConfiguration { get; init; }

    /// <summary>Instances in the warm pool.</summary>
    public int? WarmPoolSize { get; init; }

    /// <summary>units (the default), vcpu or memory-mib.</summary>
    public string? DesiredCapacityType { get; init; }

    public string? LaunchConfigurationName { get; init; }

    public LaunchTemplateSpecification? LaunchTemplate { get; init; }

    /// <summary>Absent for a group of one type.</summary>
    public MixedInstancesPolicy? MixedInstancesPolicy { get; init; }

    /// <summary>Subnets, by commas.</summary>
    public string? VPCZoneIdentifier { get; init; }

    public string? ServiceLinkedRoleARN { get; init; }

    public string? Context { get; init; }

    /// <summary>Where set, nobody else may change the group (ECS-FACTS section 5).</summary>
    public Operator? Operator { get; init; }

    public InstanceMaintenancePolicy? InstanceMaintenancePolicy { get; init; }
}

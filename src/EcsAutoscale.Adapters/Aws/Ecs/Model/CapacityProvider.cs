using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Ecs.Model;

/// <summary>What gives a cluster capacity.</summary>
internal sealed record CapacityProvider
{
    public string? CapacityProviderArn { get; init; }

    public string? Name { get; init; }

    public string? Cluster { get; init; }

    /// <summary>ACTIVE, INACTIVE, PROVISIONING, DEPROVISIONING.</summary>
    public string? Status { get; init; }

    /// <summary>EC2_AUTOSCALING, MANAGED_INSTANCES, FARGATE, FARGATE_SPOT.</summary>
    public string? Type { get; init; }

    /// <summary>Absent for Fargate and managed instances.</summary>
    public AutoScalingGroupProvider? AutoScalingGroupProvider { get; init; }

    public string? UpdateStatus { get; init; }

    public string? UpdateStatusReason { get; init; }

    /// <summary>Only where TAGS was asked for.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>A capacity provider's Auto Scaling group, and who scales it.</summary>
internal sealed record AutoScalingGroupProvider
{
    public string? AutoScalingGroupArn { get; init; }

    public ManagedScaling? ManagedScaling { get; init; }

    /// <summary>ENABLED or DISABLED.</summary>
    public string? ManagedTerminationProtection { get; init; }

    /// <summary>ENABLED or DISABLED.</summary>
    public string? ManagedDraining { get; init; }
}

/// <summary>ECS's own scaling of the group: where ENABLED, ECS owns its desired capacity (ECS-FACTS section 5).</summary>
internal sealed record ManagedScaling
{
    /// <summary>ENABLED or DISABLED.</summary>
    public string? Status { get; init; }

    /// <summary>Percent.</summary>
    public int? TargetCapacity { get; init; }

    /// <summary>Instances.</summary>
    public int? MinimumScalingStepSize { get; init; }

    /// <summary>Instances.</summary>
    public int? MaximumScalingStepSize { get; init; }

    /// <summary>Seconds.</summary>
    public int? InstanceWarmupPeriod { get; init; }
}

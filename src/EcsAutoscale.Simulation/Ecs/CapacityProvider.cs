namespace EcsAutoscale.Simulation.Ecs;

/// <summary>A capacity provider on an Auto Scaling group; the simulation reports it and does not scale by it.</summary>
public sealed record CapacityProvider
{
    /// <summary>Unique in the account.</summary>
    public required string Name { get; init; }

    /// <summary>The full ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The ARN of its Auto Scaling group.</summary>
    public required string GroupArn { get; init; }

    /// <summary>Whether ECS owns the group's desired capacity.</summary>
    public bool ManagedScaling { get; init; }

    /// <summary>Whether ECS protects instances with tasks from scale-in.</summary>
    public bool ManagedTerminationProtection { get; init; }

    /// <summary>Percent, 1 to 100.</summary>
    public int TargetCapacity { get; init; } = 100;
}

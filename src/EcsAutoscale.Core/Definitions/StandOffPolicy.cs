using System;

namespace EcsAutoscale.Core.Definitions;

/// <summary>Who else may be at work on a cluster, and whether we leave it to them: what clusters.yml says under <c>stand_off</c>.</summary>
public sealed record StandOffPolicy
{
    /// <summary>How long we stand off after somebody else has changed something, where the definition does not say.</summary>
    public static TimeSpan Standard { get; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long after another hand changed a desired capacity or a desired count we leave it alone. Zero ignores other hands, and no tags are written.
    /// </summary>
    public TimeSpan Changes { get; init; } = Standard;

    /// <summary>The same after a scheduled action of the group; null is as <see cref="Changes"/>.</summary>
    public TimeSpan? ScheduledActions { get; init; }

    /// <summary>The same after a scaling policy of the group; null is as <see cref="Changes"/>.</summary>
    public TimeSpan? ScalingPolicies { get; init; }

    /// <summary>Whether the desired capacity is left to ECS managed scaling where it owns the group.</summary>
    public bool ManagedScaling { get; init; } = true;

    /// <summary>Whether a group with an <c>Operator</c> is left to it.</summary>
    public bool Operator { get; init; } = true;

    /// <summary>Whether a group is left alone while its instances are refreshed.</summary>
    public bool InstanceRefresh { get; init; } = true;

    /// <summary>Whether a service's count is left to Application Auto Scaling where it scales the service.</summary>
    public bool ApplicationAutoScaling { get; init; } = true;

    /// <summary>Whether tags are written and read that tell another hand's changes from ours.</summary>
    public bool Remembers => Changes > TimeSpan.Zero || ScheduledActions > TimeSpan.Zero || ScalingPolicies > TimeSpan.Zero;
}

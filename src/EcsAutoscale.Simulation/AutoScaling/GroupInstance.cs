using System;

namespace EcsAutoscale.Simulation.AutoScaling;

/// <summary>An instance as its Auto Scaling group sees it.</summary>
public sealed class GroupInstance
{
    internal GroupInstance(string instanceId, string zone, InstanceTemplate template, DateTimeOffset launchedAt)
    {
        InstanceId = instanceId;
        Zone = zone;
        Template = template;
        LaunchedAt = launchedAt;
    }

    /// <summary>i-0...</summary>
    public string InstanceId { get; }

    /// <summary>The Availability Zone.</summary>
    public string Zone { get; }

    /// <summary>What it was launched from.</summary>
    public InstanceTemplate Template { get; }

    /// <summary>When its launch began.</summary>
    public DateTimeOffset LaunchedAt { get; }

    /// <summary>Pending, InService, Standby, Terminating, ... (ECS-FACTS section 5).</summary>
    public string LifecycleState { get; internal set; } = "Pending";

    /// <summary>Healthy or Unhealthy.</summary>
    public string HealthStatus { get; internal set; } = "Healthy";

    /// <summary>Whether the group's own scale-in spares it.</summary>
    public bool ProtectedFromScaleIn { get; internal set; }

    /// <summary>Whether it is on its way out.</summary>
    public bool IsTerminating => LifecycleState.StartsWith("Terminating", StringComparison.Ordinal);

    /// <summary>Whether it counts towards the desired capacity.</summary>
    public bool Counts => LifecycleState is "InService" || LifecycleState.StartsWith("Pending", StringComparison.Ordinal);
}

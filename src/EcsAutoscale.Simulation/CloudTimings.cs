using System;

namespace EcsAutoscale.Simulation;

/// <summary>How long things take in the simulated cloud. All spans are virtual time, zero or more.</summary>
public sealed record CloudTimings
{
    /// <summary>The times of a typical cloud.</summary>
    public static CloudTimings Typical { get; } = new();

    /// <summary>Everything happens within the same second, for tests that are not about time.</summary>
    public static CloudTimings Instant { get; } = new()
    {
        TaskProvisioning = TimeSpan.Zero,
        TaskStarting = TimeSpan.Zero,
        TaskDeactivating = TimeSpan.Zero,
        TaskStopping = TimeSpan.Zero,
        HealthyAfter = TimeSpan.Zero,
        SchedulerDelay = TimeSpan.Zero,
        GroupReaction = TimeSpan.Zero,
        InstanceLaunch = TimeSpan.Zero,
        AgentRegistration = TimeSpan.Zero,
        InstanceTermination = TimeSpan.Zero,
    };

    /// <summary>PROVISIONING to PENDING. Default 1 s.</summary>
    public TimeSpan TaskProvisioning { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>PENDING to RUNNING: image pull and start. Default 8 s.</summary>
    public TimeSpan TaskStarting { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>DEACTIVATING to STOPPING: leaving a load balancer. Default 2 s.</summary>
    public TimeSpan TaskDeactivating { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>STOPPING to STOPPED: from SIGTERM to exit, AWS's stopTimeout at most. Default 5 s.</summary>
    public TimeSpan TaskStopping { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a task without a health check must be RUNNING to count as healthy. Default 40 s (ECS-FACTS section 4).</summary>
    public TimeSpan HealthyAfter { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>How long a STOPPED task is still listed. Default 1 h, as AWS does.</summary>
    public TimeSpan StoppedTaskRetention { get; init; } = TimeSpan.FromHours(1);

    /// <summary>From a change to the service scheduler's answer. Default 1 s.</summary>
    public TimeSpan SchedulerDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the scheduler tries again what found no room or must wait. Default 10 s.</summary>
    public TimeSpan SchedulerRetry { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a service whose tasks fail waits after its first failure; it doubles up to <see cref="LongestThrottle"/>. Default 30 s.</summary>
    public TimeSpan FirstThrottle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait of a service whose tasks keep failing. Default 15 min (ECS-FACTS section 3).</summary>
    public TimeSpan LongestThrottle { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>From a change of an Auto Scaling group to its answer. Default 5 s.</summary>
    public TimeSpan GroupReaction { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Pending to InService. Default 30 s.</summary>
    public TimeSpan InstanceLaunch { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>InService to a registered container instance: boot and agent start. Default 60 s.</summary>
    public TimeSpan AgentRegistration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Terminating to gone. Default 40 s.</summary>
    public TimeSpan InstanceTermination { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>How long a group waits after a launch that failed. Default 60 s.</summary>
    public TimeSpan LaunchRetry { get; init; } = TimeSpan.FromSeconds(60);
}

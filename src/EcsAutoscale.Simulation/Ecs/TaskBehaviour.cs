using System;

namespace EcsAutoscale.Simulation.Ecs;

/// <summary>When tasks fail by themselves.</summary>
public enum TaskFailure
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>They stop instead of reaching RUNNING; ECS then throttles their service.</summary>
    BeforeRunning,

    /// <summary>They exit with an error once they have been RUNNING for <see cref="TaskBehaviour.RunsFor"/>.</summary>
    AfterRunning,
}

/// <summary>How the software inside a task behaves.</summary>
public sealed record TaskBehaviour
{
    /// <summary>Starts, runs and stops as asked.</summary>
    public static TaskBehaviour Normal { get; } = new();

    /// <summary>How long it is RUNNING before it ends by itself; null for ever.</summary>
    public TimeSpan? RunsFor { get; init; }

    /// <summary>From PENDING to RUNNING; null for the cloud's usual time.</summary>
    public TimeSpan? StartsIn { get; init; }

    /// <summary>Whether it stays in STOPPING for ever once asked to stop.</summary>
    public bool NeverStops { get; init; }

    /// <summary>Whether and when it fails.</summary>
    public TaskFailure Failure { get; init; }
}

using System;

namespace EcsAutoscale.Simulation.ApplicationAutoScaling;

/// <summary>A service that somebody registered with Application Auto Scaling. The simulated one only knows of it, it scales nothing.</summary>
/// <param name="ResourceId">Such as service/production/web.</param>
/// <param name="MinCapacity">The fewest tasks.</param>
/// <param name="MaxCapacity">The most tasks.</param>
/// <param name="RegisteredAt">When.</param>
public sealed record ScalableTarget(string ResourceId, int MinCapacity, int MaxCapacity, DateTimeOffset RegisteredAt)
{
    /// <summary>Whether scaling in, out and by schedule is suspended.</summary>
    public bool IsSuspended { get; init; }
}

using System;
using System.Collections.Generic;
using EcsAutoscale.Simulation.Ecs;
using EcsAutoscale.Simulation.Time;

namespace EcsAutoscale.Simulation.ApplicationAutoScaling;

/// <summary>The services that are registered with Application Auto Scaling.</summary>
public sealed class ScalableTargets
{
    private readonly VirtualClock _clock;
    private readonly SortedDictionary<string, ScalableTarget> _targets = new(StringComparer.Ordinal);

    internal ScalableTargets(VirtualClock clock) => _clock = clock;

    /// <summary>All of them, in ordinal order of resource ids.</summary>
    public IReadOnlyCollection<ScalableTarget> All => _targets.Values;

    /// <summary>Registers a service, or changes its registration.</summary>
    public void Register(EcsService service, int minCapacity, int maxCapacity, bool isSuspended = false)
    {
        var id = $"service/{service.Cluster.Name}/{service.Name}";
        _targets[id] = new ScalableTarget(id, minCapacity, maxCapacity, _clock.Now) { IsSuspended = isSuspended };
    }
}

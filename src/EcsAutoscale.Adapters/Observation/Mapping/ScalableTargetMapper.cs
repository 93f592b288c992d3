using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Aws.ApplicationAutoScaling.Model;
using Snapshot = EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>What Application Auto Scaling scales.</summary>
internal static class ScalableTargetMapper
{
    /// <summary>The targets, by service. What is no service of ECS is left out.</summary>
    public static IReadOnlyList<Snapshot.ScalableTarget> MapAll(IEnumerable<ScalableTarget> targets) =>
    [
        .. targets
            .Where(target => target.ResourceId?.StartsWith("service/", StringComparison.Ordinal) == true)
            .Select(Map)
            .OrderBy(target => target.Service, StringComparer.Ordinal),
    ];

    private static Snapshot.ScalableTarget Map(ScalableTarget target) => new(ClusterName.LastPart(target.ResourceId!), target.MinCapacity, target.MaxCapacity)
    {
        IsSuspended = target.SuspendedState is { DynamicScalingInSuspended: true, DynamicScalingOutSuspended: true, ScheduledScalingSuspended: true },
    };
}

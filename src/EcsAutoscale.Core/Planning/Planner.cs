using System;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Core.Planning;

/// <summary>Says what should happen: a pure function of what was observed, read and defined.</summary>
public static class Planner
{
    /// <summary>Plans one cluster.</summary>
    /// <param name="definition">What the operator wants.</param>
    /// <param name="snapshot">What was observed.</param>
    /// <param name="readings">The services' metrics.</param>
    public static AutoscalePlan Plan(ClusterDefinition definition, ClusterSnapshot snapshot, MetricReadings readings) =>
        throw new NotSupportedException("Planned by the decision core's own commits.");
}

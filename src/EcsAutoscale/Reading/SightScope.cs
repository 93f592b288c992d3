using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning.Needs;

namespace EcsAutoscale.Reading;

/// <summary>What a cmdlet looks at: no more of a cluster than what it decides on.</summary>
internal sealed class SightScope
{
    private SightScope(Func<ClusterDefinition, ClusterSnapshot, MetricReadings, ClusterDetails>? needs) => Needs = needs;

    /// <summary>All of the cluster, and its metrics.</summary>
    public static SightScope Everything { get; } = new(null) { HasMetrics = true };

    /// <summary>All of the cluster.</summary>
    public static SightScope AllState { get; } = new(null);

    /// <summary>What a plan needs. What the definition leaves out is not looked at at all, or was asked for by name.</summary>
    public static SightScope Plan { get; } = new((definition, snapshot, readings) => PlanNeeds.Of(definition with { Enabled = true }, snapshot, readings)) { HasMetrics = true };

    /// <summary>What a plan needs that changes no service.</summary>
    public static SightScope PlanWithoutMetrics { get; } = new((definition, snapshot, readings) => PlanNeeds.Of(definition with { Enabled = true }, snapshot, readings));

    /// <summary>The services.</summary>
    public static SightScope Services { get; } = new((_, _, _) => ClusterDetails.None) { OnlyServices = true };

    /// <summary>The services, and what setting their counts by their metrics needs.</summary>
    public static SightScope MeasuredServices { get; } = new((definition, snapshot, readings) => PlanNeeds.OfServices(Deciding.AtOnce(definition), snapshot, readings)) { OnlyServices = true, HasMetrics = true };

    /// <summary>What counting free room needs.</summary>
    /// <param name="kinds">What is counted; the cluster's services where this is empty.</param>
    public static SightScope Headroom(IReadOnlyList<TaskKind> kinds) => new((definition, snapshot, _) => HeadroomNeeds.Of(definition, snapshot, kinds));

    /// <summary>Says which details are still needed; null for all.</summary>
    public Func<ClusterDefinition, ClusterSnapshot, MetricReadings, ClusterDetails>? Needs { get; }

    /// <summary>Whether the metrics of its services are looked at.</summary>
    public bool HasMetrics { get; private init; }

    /// <summary>Whether neither instances nor groups are looked at.</summary>
    public bool OnlyServices { get; private init; }
}

using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Loading;
using EcsAutoscale.Selection;

namespace EcsAutoscale.Reading;

/// <summary>A cluster as it was seen, with its services' metrics.</summary>
/// <param name="Target">The cluster, with the bounds that hold at the time it was observed.</param>
/// <param name="Observed">What was observed.</param>
/// <param name="Reading">How long that took.</param>
internal sealed record Sight(ClusterTarget Target, Observed Observed, TimeSpan Reading)
{
    /// <summary>What was seen of a cluster: its services' schedules are read at the time it was observed.</summary>
    public static Sight Of(ClusterTarget target, Observed observed, TimeSpan reading) => new(
        target with { Definition = DefinitionAt(target, observed.Snapshot) }, observed, reading);

    /// <summary>The definition of a target with the bounds that hold at the time when it was observed.</summary>
    public static ClusterDefinition DefinitionAt(ClusterTarget target, ClusterSnapshot snapshot) => Door.ResolveSchedules(target.Definition, snapshot.ObservedAt);

    /// <summary>The snapshot.</summary>
    public ClusterSnapshot Snapshot => Observed.Snapshot;

    /// <summary>The readings.</summary>
    public MetricReadings Readings => Observed.Readings;

    /// <summary>AWS operation to the number of requests.</summary>
    public IReadOnlyDictionary<string, int> Calls => Observed.Calls;
}

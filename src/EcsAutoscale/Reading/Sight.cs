using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Loading;
using EcsAutoscale.Selection;

namespace EcsAutoscale.Reading;

/// <summary>What a cmdlet looks at.</summary>
[Flags]
internal enum SightScope
{
    /// <summary>The cluster.</summary>
    Cluster = 0,

    /// <summary>The metrics of its services, too.</summary>
    Metrics = 1,
}

/// <summary>A cluster as it was seen, with its services' metrics.</summary>
/// <param name="Target">The cluster.</param>
/// <param name="Observed">What was observed.</param>
/// <param name="Reading">How long that took.</param>
internal sealed record Sight(ClusterTarget Target, Observed Observed, TimeSpan Reading)
{
    /// <summary>The snapshot.</summary>
    public ClusterSnapshot Snapshot => Observed.Snapshot;

    /// <summary>The readings.</summary>
    public MetricReadings Readings => Observed.Readings;

    /// <summary>AWS operation to the number of requests.</summary>
    public IReadOnlyDictionary<string, int> Calls => Observed.Calls;
}

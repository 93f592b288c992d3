using System.Collections.Generic;
using System.Threading;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Loading;

/// <summary>How AWS is reached for one cluster: what the caller said, over what the definition says.</summary>
internal sealed record Connection(string? Region, string? ProfileName, string? RoleArn, Sensitive? ExternalId, string? EndpointUrl)
{
    /// <summary>The share of what AWS serves the account that calls may take; above 0 and up to 1.</summary>
    public double? ApiBudget { get; init; }
}

/// <summary>A cluster whose metrics are to be sampled.</summary>
/// <param name="Connection">How AWS is reached.</param>
/// <param name="Definition">The cluster.</param>
/// <param name="Known">Readings that replace sources.</param>
/// <param name="Stop">Stops the sampling of this cluster alone.</param>
internal sealed record SampleOrder(Connection Connection, ClusterDefinition Definition, MetricReadings Known, CancellationToken Stop);

/// <summary>What was observed of one cluster, from AWS or from a file.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Readings">Metric readings, as far as they are known.</param>
/// <param name="Calls">AWS operation to the number of requests.</param>
/// <param name="Handle">The same observation behind the door.</param>
internal sealed record Observed(ClusterSnapshot Snapshot, MetricReadings Readings, IReadOnlyDictionary<string, int> Calls, object Handle);

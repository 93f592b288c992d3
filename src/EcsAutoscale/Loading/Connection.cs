using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Loading;

/// <summary>How AWS is reached for one cluster: what the caller said, over what the definition says.</summary>
internal sealed record Connection(string? Region, string? ProfileName, string? RoleArn, Sensitive? ExternalId, string? EndpointUrl);

/// <summary>What was observed of one cluster, from AWS or from a file.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Readings">Metric readings, as far as they are known.</param>
/// <param name="Calls">AWS operation to the number of requests.</param>
/// <param name="Handle">The same observation behind the door.</param>
internal sealed record Observed(ClusterSnapshot Snapshot, MetricReadings Readings, IReadOnlyDictionary<string, int> Calls, object Handle);

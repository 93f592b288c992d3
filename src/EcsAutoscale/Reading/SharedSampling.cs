using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Loading;
using EcsAutoscale.Selection;

namespace EcsAutoscale.Reading;

/// <summary>The metrics of clusters that are read at the same time, sampled together: begun when the first is read, and each ended by itself.</summary>
internal sealed class SharedSampling
{
    private static readonly (MetricReadings, IReadOnlyDictionary<string, int>) Nothing = (MetricReadings.None, new Dictionary<string, int>());

    private readonly WhatIfMetrics _metrics;
    private readonly IReadOnlyList<(ClusterTarget Target, Connection Connection)> _clusters;
    private readonly CancellationTokenSource[] _stops;
    private readonly SightScope _scope;
    private readonly object _lock = new();
    private IReadOnlyList<Task<(MetricReadings Readings, IReadOnlyDictionary<string, int> Calls)>>? _begun;

    /// <summary>Nothing is sampled yet.</summary>
    /// <param name="metrics">Values in place of the sources.</param>
    /// <param name="clusters">The clusters, each once.</param>
    /// <param name="scope">What is looked at.</param>
    public SharedSampling(WhatIfMetrics metrics, IReadOnlyList<(ClusterTarget Target, Connection Connection)> clusters, SightScope scope)
    {
        _metrics = metrics;
        _clusters = clusters;
        _scope = scope;
        _stops = [.. clusters.Select(_ => new CancellationTokenSource())];
    }

    /// <summary>The readings of a cluster, and the requests that they took.</summary>
    public Task<(MetricReadings Readings, IReadOnlyDictionary<string, int> Calls)> Of(ClusterTarget target, CancellationToken cancellation)
    {
        if (!_scope.HasMetrics) return Task.FromResult(Nothing);
        lock (_lock) _begun ??= Door.BeginSampling([.. _clusters.Select(Order)], DateTimeOffset.UtcNow, cancellation);
        return _begun[IndexOf(target)];
    }

    /// <summary>Ends the sampling of a cluster, and waits for that.</summary>
    public async Task LeaveAsync(ClusterTarget target)
    {
        var index = IndexOf(target);
        _stops[index].Cancel();
        if (_begun is { } begun) await Task.WhenAny(begun[index]).ConfigureAwait(false);
    }

    private SampleOrder Order((ClusterTarget Target, Connection Connection) cluster) => new(
        cluster.Connection, cluster.Target.Definition, _metrics.Over(MetricReadings.None, cluster.Target.Definition), _stops[IndexOf(cluster.Target)].Token);

    private int IndexOf(ClusterTarget target)
    {
        for (var index = 0; index < _clusters.Count; index++)
        {
            if (ReferenceEquals(_clusters[index].Target, target)) return index;
        }

        throw new ArgumentException($"{target.Name} is not among the clusters that are read.", nameof(target));
    }
}

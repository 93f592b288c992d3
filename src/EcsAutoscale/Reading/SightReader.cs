using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Loading;
using EcsAutoscale.Selection;

namespace EcsAutoscale.Reading;

/// <summary>Reads clusters of the account: state and metrics at the same time, then the details that the decision needs.</summary>
/// <param name="places">How many clusters are read at once.</param>
/// <param name="metrics">Values in place of the sources.</param>
/// <param name="story">Where it tells what it does.</param>
internal sealed class SightReader(SemaphoreSlim places, WhatIfMetrics metrics, IProgress<string> story)
{
    /// <summary>Reads one cluster.</summary>
    public async Task<Sight> ReadAsync(ClusterTarget target, Connection connection, SightScope scope, CancellationToken cancellation)
    {
        var sampling = new SharedSampling(metrics, [(target, connection)], scope);
        return await ReadAsync(target, connection, scope, sampling, cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads one of several clusters whose metrics are sampled together.</summary>
    public async Task<Sight> ReadAsync(ClusterTarget target, Connection connection, SightScope scope, SharedSampling sampling, CancellationToken cancellation)
    {
        try
        {
            await places.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                return await ReadNowAsync(target, connection, scope, sampling.Of(target, cancellation), cancellation).ConfigureAwait(false);
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            // Where the cluster cannot be read, nobody waits for its metrics.
            await sampling.LeaveAsync(target).ConfigureAwait(false);
        }
    }

    private async Task<Sight> ReadNowAsync(
        ClusterTarget target,
        Connection connection,
        SightScope scope,
        Task<(MetricReadings Readings, IReadOnlyDictionary<string, int> Calls)> sampling,
        CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var services = target.Definition.Services.Where(service => service.Enabled).Select(service => service.Name);
        var seen = scope.Needs is { } needs
            ? await Door.ObserveNeededAsync(connection, target.Reference, target.Definition, services, scope.OnlyServices, NeedsAsync, story, cancellation).ConfigureAwait(false)
            : await Door.ObserveAsync(connection, target.Reference, target.Definition, services, story, cancellation).ConfigureAwait(false);
        var sample = await sampling.ConfigureAwait(false);
        var calls = CallCounts.Sum(seen.Calls, sample.Calls);
        story.Report($"{target.Name}: read in {watch.ElapsedMilliseconds} ms with {calls.Values.Sum()} requests.");
        return Sight.Of(target, seen with { Readings = sample.Readings, Calls = calls }, watch.Elapsed);

        async Task<ClusterDetails> NeedsAsync(ClusterSnapshot snapshot, CancellationToken stop) =>
            needs(Sight.DefinitionAt(target, snapshot), snapshot, (await sampling.ConfigureAwait(false)).Readings);
    }
}

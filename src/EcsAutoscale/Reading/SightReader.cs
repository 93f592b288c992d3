using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Loading;
using EcsAutoscale.Selection;

namespace EcsAutoscale.Reading;

/// <summary>Reads clusters of the account: state and metrics at the same time.</summary>
/// <param name="places">How many clusters are read at once.</param>
/// <param name="metrics">Values in place of the sources.</param>
/// <param name="story">Where it tells what it does.</param>
internal sealed class SightReader(SemaphoreSlim places, WhatIfMetrics metrics, IProgress<string> story)
{
    /// <summary>Reads one cluster.</summary>
    public async Task<Sight> ReadAsync(ClusterTarget target, Connection connection, SightScope scope, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await ReadNowAsync(target, connection, scope, cancellation).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<Sight> ReadNowAsync(ClusterTarget target, Connection connection, SightScope scope, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var definition = target.Definition;
        var services = definition.Services.Where(service => service.Enabled).Select(service => service.Name);
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var sampling = scope.HasFlag(SightScope.Metrics)
            ? Door.SampleAsync(connection, definition, metrics.Over(MetricReadings.None, definition), DateTimeOffset.UtcNow, together.Token)
            : Task.FromResult((Readings: MetricReadings.None, Calls: CallCounts.Sum()));
        try
        {
            var seen = await Door.ObserveAsync(connection, target.Reference, definition, services, story, cancellation).ConfigureAwait(false);
            var sample = await sampling.ConfigureAwait(false);
            var calls = CallCounts.Sum(seen.Calls, sample.Calls);
            story.Report($"{target.Name}: read in {watch.ElapsedMilliseconds} ms with {calls.Values.Sum()} requests.");
            return Sight.Of(target, seen with { Readings = sample.Readings, Calls = calls }, watch.Elapsed);
        }
        finally
        {
            together.Cancel();
            await Task.WhenAny(sampling).ConfigureAwait(false);
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Budget;
using EcsAutoscale.Adapters.Metrics;
using EcsAutoscale.Adapters.Metrics.Sqs;
using EcsAutoscale.Adapters.Observing.Connections;

namespace EcsAutoscale.Adapters.Observing.Metrics;

/// <summary>Samples the metrics of several clusters at once; those that are reached in the same way share their calls of CloudWatch.</summary>
internal static class ClusterSampling
{
    /// <summary>Begins to sample clusters.</summary>
    /// <returns>A task for each, in their order. A source that fails is in its readings, nothing is thrown for it.</returns>
    public static IReadOnlyList<Task<MetricSample>> Begin(IReadOnlyList<SampleRequest> clusters, DateTimeOffset now, CancellationToken cancellation)
    {
        var tasks = new Task<MetricSample>[clusters.Count];
        foreach (var together in Enumerable.Range(0, clusters.Count).GroupBy(index => ConnectionPool.KeyOf(clusters[index].Connection), StringComparer.Ordinal))
        {
            var settings = clusters[together.First()].Connection;
            var gathered = new GatheredQueries(new CloudWatchQueries(async stop => (await ConnectionPool.Shared.GetAsync(settings, stop).ConfigureAwait(false)).Aws.CloudWatch));

            // Each runs up to the first answer that it waits for, so that all queries are there when they are sent.
            foreach (var index in together) tasks[index] = OneAsync(clusters[index], gathered, now, cancellation);
            _ = EndAsync(gathered, gathered.SendAsync(settings.ApiBudget, now), [.. together.Select(index => tasks[index])]);
        }

        return tasks;
    }

    private static async Task<MetricSample> OneAsync(SampleRequest cluster, GatheredQueries gathered, DateTimeOffset now, CancellationToken cancellation)
    {
        var tally = CallTally.Begin();
        CallBudget.Use(cluster.Connection.ApiBudget);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, cluster.Stop);
        var asker = gathered.NewAsker();
        var sqs = new SqsQueues(async stop => (await ConnectionPool.Shared.GetAsync(cluster.Connection, stop).ConfigureAwait(false)).Aws);
        var readings = await new MetricSampler(asker, sqs: sqs).SampleAsync(cluster.Definition, cluster.Known, now, both.Token).ConfigureAwait(false);
        return new MetricSample(readings, gathered.CountsFor(asker) ? Sum(tally.Counts, gathered.Calls) : tally.Counts);
    }

    private static Dictionary<string, int> Sum(params IReadOnlyDictionary<string, int>[] counts) => counts
        .SelectMany(count => count)
        .GroupBy(pair => pair.Key, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.Sum(pair => pair.Value), StringComparer.Ordinal);

    // Nobody waits any more for what is still under way when all clusters have their readings, or have given up.
    private static async Task EndAsync(GatheredQueries gathered, Task sending, Task[] clusters)
    {
        using (gathered)
            await Task.WhenAll(clusters).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).ConfigureAwait(false);
        await sending.ConfigureAwait(false);
    }
}

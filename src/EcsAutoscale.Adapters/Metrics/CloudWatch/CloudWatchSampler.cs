using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics.CloudWatch;

/// <summary>Samples CloudWatch: all queries of a run together. No data is no data, not zero.</summary>
internal sealed class CloudWatchSampler(ICloudWatchQueries cloudWatch, MetricLimits limits) : IMetricSourceSampler
{
    /// <inheritdoc/>
    public bool Samples(MetricSource source) => source is CloudWatchMetricSource;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricReading>> SampleAsync(
        IReadOnlyList<MetricRequest> requests, DateTimeOffset now, CancellationToken run, CancellationToken caller)
    {
        var queries = requests.Select(Query).Distinct().ToList();
        try
        {
            var results = await cloudWatch.QueryAsync(queries, now, run).ConfigureAwait(false);
            if (results.Count != queries.Count) throw new InvalidOperationException($"{queries.Count} queries got {results.Count} results.");
            return [.. requests.Select(request => Reading(request, now, results[queries.IndexOf(Query(request))]))];
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            var late = $"did not answer before the {MetricLimits.Seconds(limits.RunTimeout)} for all sources were over";
            return [.. requests.Select(request => request.Failed(late))];
        }
        catch (GatewayException problem)
        {
            return [.. requests.Select(request => request.Failed($"could not be asked: {problem.Message}"))];
        }
    }

    private static MetricReading Reading(MetricRequest request, DateTimeOffset now, CloudWatchResult result)
    {
        if (result.Error is not null) return request.Failed($"could not be asked: {result.Error}");
        if (result.Value is double value) return double.IsNaN(value) || double.IsInfinity(value) ? request.Failed("gave no finite number") : request.Of(value);
        var (start, end) = Query(request).Window(now);
        return request.Failed($"has no data from {Time(start)} to {Time(end)} UTC");
    }

    private static CloudWatchQuery Query(MetricRequest request)
    {
        var source = (CloudWatchMetricSource)request.Source;
        return new CloudWatchQuery(source.Namespace, source.MetricName, source.Dimensions, request.Statistic.Name, source.Period);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

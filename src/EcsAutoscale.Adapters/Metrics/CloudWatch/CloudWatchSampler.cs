using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Adapters.Metrics.CloudWatch;

/// <summary>Samples CloudWatch: all queries of a run together. No data is no data, not zero.</summary>
internal sealed class CloudWatchSampler(ICloudWatchQueries cloudWatch, MetricLimits limits) : IMetricSourceSampler
{
    /// <inheritdoc/>
    public bool Samples(MetricRequest request) => RequestedQuery.Of(request) is not null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricReading>> SampleAsync(
        IReadOnlyList<MetricRequest> requests, DateTimeOffset now, CancellationToken run, CancellationToken caller)
    {
        var wanted = requests.Select(request => RequestedQuery.Of(request)! with { History = request.History }).ToList();
        var queries = wanted.GroupBy(query => query).Select(equal => equal.OrderByDescending(query => query.History).First()).ToList();
        var places = queries.Select((query, place) => (query, place)).ToDictionary(pair => pair.query, pair => pair.place);
        try
        {
            var results = await cloudWatch.QueryAsync(queries, now, run).ConfigureAwait(false);
            if (results.Count != queries.Count) throw new InvalidOperationException($"{queries.Count} queries got {results.Count} results.");
            return [.. requests.Zip(wanted, (request, query) => Reading(request, query.Period, query.Window(now), results[places[query]]))];
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

    private static MetricReading Reading(MetricRequest request, TimeSpan period, (DateTimeOffset Start, DateTimeOffset End) window, CloudWatchResult result)
    {
        if (result.Error is not null) return request.Failed($"could not be asked: {result.Error}");
        if (result.Value is double value)
            return double.IsNaN(value) || double.IsInfinity(value) ? request.Failed("gave no finite number") : request.Of(value) with { History = History(period, result) };
        return request.Failed($"has no data from {Time(window.Start)} to {Time(window.End)} UTC");
    }

    private static MetricPoint[]? History(TimeSpan period, CloudWatchResult result) =>
        result.History is { } points ? [.. points.Select(point => new MetricPoint(point.Start + period, point.Value))] : null;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

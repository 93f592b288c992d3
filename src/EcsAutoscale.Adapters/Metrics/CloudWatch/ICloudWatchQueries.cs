using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace EcsAutoscale.Adapters.Metrics.CloudWatch;

/// <summary>Asks CloudWatch for metrics.</summary>
internal interface ICloudWatchQueries
{
    /// <summary>
    /// Asks for all queries together, in as few calls as CloudWatch's limits allow. Of each query's points inside its
    /// <see cref="CloudWatchQuery.Window"/>, <see cref="CloudWatchResult.Newest"/> gives the result.
    /// </summary>
    /// <param name="queries">The queries; no two are equal.</param>
    /// <param name="now">The time up to which is asked.</param>
    /// <param name="cancellation">Stops all calls.</param>
    /// <returns>A result a query, in their order.</returns>
    /// <exception cref="GatewayException">Nothing could be asked at all, for example for want of credentials.</exception>
    public Task<IReadOnlyList<CloudWatchResult>> QueryAsync(IReadOnlyList<CloudWatchQuery> queries, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>A point of a metric.</summary>
/// <param name="Start">The start of the period that it sums up.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct CloudWatchPoint(DateTimeOffset Start, double Value);

/// <summary>A query's result: a value, an error, or neither, which is no data.</summary>
/// <param name="Value">The newest finished period's value; null where there is none.</param>
/// <param name="Error">What went wrong, without credentials; null where nothing did.</param>
internal readonly record struct CloudWatchResult(double? Value, string? Error)
{
    /// <summary>The points of the query's span, the oldest first; null where no history was wanted.</summary>
    public IReadOnlyList<CloudWatchPoint>? History { get; init; }

    /// <summary>No data, which is not zero.</summary>
    public static CloudWatchResult NoData => default;

    /// <summary>A value.</summary>
    public static CloudWatchResult Of(double value) => new(value, null);

    /// <summary>An error.</summary>
    public static CloudWatchResult Failed(string error) => new(null, error);

    /// <summary>The value of the newest point inside a query's window, in whatever order the points come, and the history where it is wanted.</summary>
    public static CloudWatchResult Newest(CloudWatchQuery query, DateTimeOffset now, IEnumerable<CloudWatchPoint> points)
    {
        var (start, end) = query.Window(now);
        var inside = points.Where(point => point.Start >= start && point.Start + query.Period <= end).OrderByDescending(point => point.Start).ToList();
        return inside.Count == 0 ? NoData : Of(inside[0].Value) with { History = HistoryOf(query, now, points) };
    }

    private static CloudWatchPoint[]? HistoryOf(CloudWatchQuery query, DateTimeOffset now, IEnumerable<CloudWatchPoint> points)
    {
        if (query.History <= TimeSpan.Zero) return null;
        var (start, end) = query.Span(now);
        return [.. points.Where(point => point.Start >= start && point.Start + query.Period <= end).OrderBy(point => point.Start)];
    }
}

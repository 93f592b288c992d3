using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Metrics.CloudWatch;

namespace EcsAutoscale.Adapters.Observing.Metrics;

/// <summary>A query and its place in the list that was asked for.</summary>
/// <param name="Index">The place, from 0.</param>
/// <param name="Query">The query.</param>
internal readonly record struct PlacedQuery(int Index, CloudWatchQuery Query);

/// <summary>Queries for one GetMetricData, which asks for one span of time for all of them.</summary>
/// <param name="Queries">At least one query.</param>
/// <param name="Start">The earliest start of their spans.</param>
/// <param name="End">The latest end of their spans.</param>
internal sealed record MetricBatch(IReadOnlyList<PlacedQuery> Queries, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The most queries of a call (ECS-FACTS section 6).</summary>
    public const int MostQueries = 500;

    /// <summary>The most points of a call (ECS-FACTS section 6).</summary>
    public const int MostPoints = 100_800;

    /// <summary>
    /// Puts queries into as few calls as the limits allow. Those with short spans come together, since a long one makes every query of
    /// its call cost the points of its span.
    /// </summary>
    public static IReadOnlyList<MetricBatch> Of(IReadOnlyList<CloudWatchQuery> queries, DateTimeOffset now)
    {
        var batches = new List<MetricBatch>();
        MetricBatch? open = null;
        foreach (var placed in queries
            .Select((query, index) => new PlacedQuery(index, query))
            .OrderByDescending(placed => placed.Query.Span(now).Start)
            .ThenBy(placed => placed.Index))
        {
            var wider = open?.With(placed, now);
            if (wider is { Fits: false })
            {
                batches.Add(open!);
                wider = null;
            }

            open = wider ?? Alone(placed, now);
        }

        if (open is not null) batches.Add(open);
        return batches;
    }

    /// <summary>The two halves of a batch of at least two queries.</summary>
    public IReadOnlyList<MetricBatch> Halves() =>
    [
        this with { Queries = [.. Queries.Take(Queries.Count / 2)] },
        this with { Queries = [.. Queries.Skip(Queries.Count / 2)] },
    ];

    private bool Fits => Queries.Sum(placed => placed.Query.Size) <= MostQueries && Queries.Sum(placed => PointsOf(placed.Query)) <= MostPoints;

    private static MetricBatch Alone(PlacedQuery placed, DateTimeOffset now)
    {
        var (start, end) = placed.Query.Span(now);
        return new([placed], start, end);
    }

    private MetricBatch With(PlacedQuery placed, DateTimeOffset now)
    {
        var (start, end) = placed.Query.Span(now);
        return new([.. Queries, placed], start < Start ? start : Start, end > End ? end : End);
    }

    private long PointsOf(CloudWatchQuery query) => query.Size * (((End - Start).Ticks + query.Period.Ticks - 1) / query.Period.Ticks);
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace EcsAutoscale.Adapters.Metrics.CloudWatch;

/// <summary>A statistic of a metric in CloudWatch. Queries with the same content are equal.</summary>
/// <param name="Namespace">The namespace, for example AWS/ECS.</param>
/// <param name="MetricName">The metric's name.</param>
/// <param name="Dimensions">Dimensions: name to value.</param>
/// <param name="Statistic">The statistic, for example Average or p95.</param>
/// <param name="Period">The period over which it is taken.</param>
internal sealed record CloudWatchQuery(
    string Namespace, string MetricName, IReadOnlyList<KeyValuePair<string, string>> Dimensions, string Statistic, TimeSpan Period)
{
    private static readonly TimeSpan LeastReach = TimeSpan.FromMinutes(5);

    /// <summary>Metric math in place of a metric; null for the metric.</summary>
    public CloudWatchExpression? Expression { get; init; }

    /// <summary>How old the newest point may be; null for two periods, and five minutes at least.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>How much further back points are wanted as history. It makes no other query of it: the longest of equal ones is asked.</summary>
    public TimeSpan History { get; init; }

    /// <summary>How many queries of GetMetricData it takes.</summary>
    public int Size => 1 + (Expression?.Metrics.Count ?? 0);

    /// <summary>A query for metric math.</summary>
    public static CloudWatchQuery Of(CloudWatchExpression expression, TimeSpan period) => new("", "", [], "", period) { Expression = expression };

    /// <summary>
    /// The span whose points count, aligned to the period: from two periods (five minutes at least, since fresh points come late), or the
    /// greatest age, before the newest finished period's end, to that end. The period that is still running is left out: its point changes
    /// (ECS-FACTS section 7).
    /// </summary>
    /// <returns>The start, and the end that is not part of it.</returns>
    public (DateTimeOffset Start, DateTimeOffset End) Window(DateTimeOffset now)
    {
        var end = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Period.Ticks), TimeSpan.Zero);
        var periods = Math.Max(MaxAge is null ? 2 : 1, ((MaxAge ?? LeastReach).Ticks + Period.Ticks - 1) / Period.Ticks);
        return (end - TimeSpan.FromTicks(periods * Period.Ticks), end);
    }

    /// <summary>The span that is asked for: the window, and before it the history in whole periods.</summary>
    /// <returns>The start, and the end that is not part of it.</returns>
    public (DateTimeOffset Start, DateTimeOffset End) Span(DateTimeOffset now)
    {
        var (start, end) = Window(now);
        var periods = (History.Ticks + Period.Ticks - 1) / Period.Ticks;
        return (start - TimeSpan.FromTicks(periods * Period.Ticks), end);
    }

    /// <inheritdoc/>
    public bool Equals(CloudWatchQuery? other) => other is not null && string.Equals(Key(), other.Key(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key());

    private string Key() => string.Join(
        "\n",
        [
            Namespace, MetricName, Statistic, Text(Period.Ticks), Text(MaxAge?.Ticks ?? 0), .. Sorted(Dimensions),
            Expression?.Text ?? "",
            .. (Expression?.Metrics ?? []).SelectMany(metric => (string[])["", metric.Id, metric.Namespace, metric.MetricName, metric.Statistic, .. Sorted(metric.Dimensions)]),
        ]);

    private static IEnumerable<string> Sorted(IReadOnlyList<KeyValuePair<string, string>> dimensions) =>
        dimensions.OrderBy(dimension => dimension.Key, StringComparer.Ordinal).Select(dimension => $"{dimension.Key}={dimension.Value}");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

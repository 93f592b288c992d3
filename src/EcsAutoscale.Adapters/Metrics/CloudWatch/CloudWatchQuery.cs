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

    /// <summary>
    /// The span whose points count, aligned to the period: from two periods (five minutes at least, since fresh points come late) before
    /// the newest finished period's end, to that end. The period that is still running is left out: its point changes (ECS-FACTS section 7).
    /// </summary>
    /// <returns>The start, and the end that is not part of it.</returns>
    public (DateTimeOffset Start, DateTimeOffset End) Window(DateTimeOffset now)
    {
        var end = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Period.Ticks), TimeSpan.Zero);
        var periods = Math.Max(2, (LeastReach.Ticks + Period.Ticks - 1) / Period.Ticks);
        return (end - TimeSpan.FromTicks(periods * Period.Ticks), end);
    }

    /// <inheritdoc/>
    public bool Equals(CloudWatchQuery? other) => other is not null && string.Equals(Key(), other.Key(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key());

    private string Key() => string.Join(
        "\n",
        [
            Namespace, MetricName, Statistic, Period.Ticks.ToString(CultureInfo.InvariantCulture),
            .. Dimensions.OrderBy(dimension => dimension.Key, StringComparer.Ordinal).Select(dimension => $"{dimension.Key}={dimension.Value}"),
        ]);
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Services;

/// <summary>What the metrics of a policy were in a window that ends now.</summary>
/// <param name="Moments">The values at each moment at which one of them changed, the oldest first, and at the window's begin.</param>
/// <param name="ReachesBack">Whether they are known from the window's begin on.</param>
internal sealed record MetricHistory(IReadOnlyList<MetricValues> Moments, bool ReachesBack)
{
    /// <summary>
    /// The history of a policy's metrics; null where one of them has none: its source keeps none, or it is a built-in, whose past ECS does not tell.
    /// </summary>
    public static MetricHistory? Of(ServiceContext context, IScalingPolicy policy, DateTimeOffset from)
    {
        var aliases = policy.Metrics.SelectMany(metric => metric.Identifiers).Distinct(StringComparer.Ordinal).ToArray();
        var readings = aliases.Select(alias => context.Readings.LastOrDefault(reading => reading.Alias == alias)).ToArray();
        if (aliases.Length == 0 || readings.Any(reading => reading?.History is null)) return null;
        var points = readings.Select(reading => (reading!.Alias, Points: reading.History!.OrderBy(point => point.Time).ToArray())).ToArray();
        var moments = points
            .SelectMany(each => each.Points)
            .Select(point => point.Time)
            .Where(time => time > from && time <= context.Now)
            .Concat([from])
            .Distinct()
            .OrderBy(time => time)
            .Select(time => At(context, points, time))
            .OfType<MetricValues>()
            .ToArray();
        return new MetricHistory(moments, points.All(each => each.Points.Length > 0 && each.Points[0].Time <= from));
    }

    private static MetricValues? At(ServiceContext context, (string Alias, MetricPoint[] Points)[] history, DateTimeOffset time)
    {
        var known = new List<MetricReading>();
        foreach (var (alias, points) in history)
        {
            var before = points.Where(point => point.Time <= time).ToArray();
            if (before.Length == 0) return null;
            known.Add(MetricReading.Of(alias, before[before.Length - 1].Value, "history"));
        }

        return new MetricValues(context.Service, known);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Aws.CloudWatch.Model;
using EcsAutoscale.Adapters.Metrics.CloudWatch;

namespace EcsAutoscale.Adapters.Observing.Metrics;

/// <summary>The queries of GetMetricData that stand for one of ours: a metric's statistic, or an expression with the metrics that it names.</summary>
internal static class WireQueries
{
    /// <summary>The queries, of which only the one with the id gives values back.</summary>
    public static IEnumerable<MetricDataQuery> Of(string id, CloudWatchQuery query)
    {
        if (query.Expression is not { } expression)
            return [new MetricDataQuery { Id = id, MetricStat = Stat(query.Namespace, query.MetricName, query.Dimensions, query.Statistic, query.Period) }];
        var prefix = id + "_";
        var text = ExpressionIds.Prefixed(expression.Text, [.. expression.Metrics.Select(metric => metric.Id)], prefix);
        return
        [
            .. expression.Metrics.Select(metric => new MetricDataQuery
            {
                Id = prefix + metric.Id,
                MetricStat = Stat(metric.Namespace, metric.MetricName, metric.Dimensions, metric.Statistic, query.Period),
                ReturnData = false,
            }),
            new MetricDataQuery { Id = id, Expression = text, Period = Seconds(query.Period) },
        ];
    }

    private static MetricStat Stat(string space, string name, IReadOnlyList<KeyValuePair<string, string>> dimensions, string statistic, TimeSpan period) => new()
    {
        Metric = new Metric
        {
            Namespace = space,
            MetricName = name,
            Dimensions = [.. dimensions.Select(dimension => new Dimension { Name = dimension.Key, Value = dimension.Value })],
        },
        Period = Seconds(period),
        Stat = statistic,
    };

    private static int Seconds(TimeSpan period) => (int)period.TotalSeconds;
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Sandbox.Http;
using EcsAutoscale.Sandbox.Query;
using EcsAutoscale.Simulation.Metrics;

namespace EcsAutoscale.Sandbox.CloudWatch;

/// <summary>A moment's value.</summary>
internal readonly record struct MetricValue(DateTimeOffset Moment, double Value);

/// <summary>Answers the queries of one request, which may name each other.</summary>
internal sealed class MetricAnswers(IReadOnlyList<QueryInput> queries, CloudView view, DateTimeOffset start, DateTimeOffset end)
{
    private readonly Dictionary<string, QueryInput> _byId = queries.ToDictionary(query => query.RequiredText("Id"), StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>The values of a query, oldest first.</summary>
    public IReadOnlyList<MetricValue> Of(QueryInput query) => query.Text("Expression") is { Length: > 0 } expression
        ? [.. Math(query, expression).OrderBy(pair => pair.Key).Select(pair => new MetricValue(pair.Key, pair.Value))]
        : Values(query);

    /// <summary>What a query is called where it has no label.</summary>
    public static string Name(QueryInput query) => query.Text("Expression") is { Length: > 0 }
        ? query.RequiredText("Id")
        : Metric(query).Structure("Metric")!.RequiredText("MetricName");

    private IReadOnlyDictionary<DateTimeOffset, double> Math(QueryInput query, string expression)
    {
        if (query.Structure("MetricStat") is not null) throw QueryInput.Invalid("MetricStat and Expression must not both be given.");
        var id = query.RequiredText("Id");
        if (!_open.Add(id)) throw QueryInput.Invalid("Error in expression: it names itself.");
        var result = new MetricMath(expression, SeriesOf).Evaluate();
        _open.Remove(id);
        return result;
    }

    private Dictionary<DateTimeOffset, double> SeriesOf(string id) => _byId.TryGetValue(id, out var query)
        ? Of(query).ToDictionary(value => value.Moment, value => value.Value)
        : throw QueryInput.Invalid($"Error in expression: Unknown identifier {id}.");

    private List<MetricValue> Values(QueryInput query)
    {
        var metric = Metric(query);
        var statistic = metric.RequiredText("Stat");
        var period = metric.RequiredNumber("Period");
        if (period is not (1 or 5 or 10 or 20 or 30) && (period < 60 || period % 60 != 0))
            throw QueryInput.Invalid("Period must be 1, 5, 10, 20, 30 or a multiple of 60.");
        if (!MetricPoint.IsStatistic(statistic))
            throw QueryInput.Invalid("The sandbox knows the statistics Average, Sum, Minimum, Maximum, SampleCount and percentiles such as p99.");
        var name = metric.Structure("Metric") ?? throw QueryInput.Invalid("The parameter MetricDataQueries.member.1.MetricStat.Metric is required.");
        var dimensions = name.Structures("Dimensions").ToDictionary(d => d.RequiredText("Name"), d => d.RequiredText("Value"), StringComparer.Ordinal);
        var series = view.Cloud.CloudWatch.Find(name.RequiredText("Namespace"), name.RequiredText("MetricName"), dimensions);
        // CloudWatch converts no units: another unit than the metric's finds nothing.
        if (series is null || (metric.Text("Unit") is { } unit && unit != series.Unit))
            return [];
        return [.. series.Read(start, end, System.Math.Max(60, period)).Select(point => new MetricValue(point.Minute, point.Statistic(statistic)!.Value))];
    }

    private static QueryInput Metric(QueryInput query) => query.Structure("MetricStat") ?? throw QueryInput.Invalid("Either MetricStat or Expression must be given.");
}

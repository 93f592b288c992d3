using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Expressions;

namespace EcsAutoscale.Core.Services;

/// <summary>The values that a service's metrics are worked out from: its readings, and the built-ins <c>desired</c>, <c>running</c>, <c>pending</c>.</summary>
internal sealed class MetricValues
{
    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _failures = new(StringComparer.Ordinal);

    public MetricValues(EcsService service, IReadOnlyList<MetricReading> readings)
    {
        _values["desired"] = service.DesiredCount;
        _values["running"] = service.RunningCount;
        _values["pending"] = service.PendingCount;
        foreach (var reading in readings)
        {
            if (reading.Value is { } value) _values[reading.Alias] = value;
            else _failures[reading.Alias] = reading.Failure ?? "no value";
        }

        Readings = readings
            .Where(reading => reading.Value is not null)
            .GroupBy(reading => reading.Alias, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Value!.Value, StringComparer.Ordinal);
    }

    /// <summary>Alias to value, without the built-ins.</summary>
    public IReadOnlyDictionary<string, double> Readings { get; }

    /// <summary>
    /// What is missing, as one sentence: the first reading that failed, be it used or not, or the first alias of the metrics that was not read at
    /// all. Null where everything is there.
    /// </summary>
    public string? Missing(IEnumerable<MetricExpression> metrics)
    {
        if (_failures.Count > 0) return _failures.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}").First();
        return metrics
            .SelectMany(metric => metric.Identifiers)
            .Where(alias => !_values.ContainsKey(alias))
            .OrderBy(alias => alias, StringComparer.Ordinal)
            .Select(alias => $"{alias} was not read")
            .FirstOrDefault();
    }

    /// <summary>A metric's value, or why it has none.</summary>
    public (double? Value, string? Failure) Evaluate(MetricExpression metric)
    {
        var result = metric.Evaluate(_values);
        if (result.Value is { } value) return (value, null);
        var missing = metric.Identifiers.Where(_failures.ContainsKey).Select(alias => $"{alias} {_failures[alias]}").FirstOrDefault();
        return (null, missing ?? $"\"{metric.Text}\": {result.Failure?.Message}");
    }
}

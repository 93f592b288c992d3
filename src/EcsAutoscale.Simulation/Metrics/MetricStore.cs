using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.Time;

namespace EcsAutoscale.Simulation.Metrics;

/// <summary>The simulated CloudWatch: metric series by namespace, name and exactly their dimensions.</summary>
public sealed class MetricStore
{
    private readonly VirtualClock _clock;
    private readonly Dictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);

    internal MetricStore(VirtualClock clock) => _clock = clock;

    /// <summary>All series.</summary>
    public IReadOnlyCollection<MetricSeries> Series => _series.Values;

    /// <summary>Finds a series; the order of the dimensions does not matter, their completeness does.</summary>
    public MetricSeries? Find(string @namespace, string name, IReadOnlyDictionary<string, string> dimensions) =>
        _series.TryGetValue(Key(@namespace, name, dimensions), out var series) ? series : null;

    /// <summary>Records a value now, or at another moment.</summary>
    public void Put(string @namespace, string name, IReadOnlyDictionary<string, string> dimensions, double value, string unit = "None", DateTimeOffset? at = null)
    {
        var key = Key(@namespace, name, dimensions);
        if (!_series.TryGetValue(key, out var series))
            _series.Add(key, series = new MetricSeries(@namespace, name, dimensions, unit));
        series.Add(at ?? _clock.Now, value);
    }

    private static string Key(string @namespace, string name, IReadOnlyDictionary<string, string> dimensions) =>
        @namespace + "\n" + name + string.Concat(dimensions.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => "\n" + d.Key + "=" + d.Value));
}

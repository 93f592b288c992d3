using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace EcsAutoscale.Simulation.Metrics;

/// <summary>What was measured in one minute.</summary>
/// <param name="Minute">Its first moment.</param>
/// <param name="Sum">Of all values.</param>
/// <param name="Count">How many values.</param>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The greatest.</param>
public sealed record MetricPoint(DateTimeOffset Minute, double Sum, double Count, double Minimum, double Maximum)
{
    private IReadOnlyList<double> _values = [Sum];

    /// <summary>Whether <see cref="Statistic"/> knows a CloudWatch statistic.</summary>
    public static bool IsStatistic(string name) => new MetricPoint(default, 0, 1, 0, 0).Statistic(name) is not null;

    /// <summary>The value of a CloudWatch statistic: Average, Sum, Minimum, Maximum, SampleCount, or a percentile such as p99 (the nearest rank); null for another.</summary>
    public double? Statistic(string name) => name switch
    {
        "Average" => Sum / Count,
        "Sum" => Sum,
        "Minimum" => Minimum,
        "Maximum" => Maximum,
        "SampleCount" => Count,
        ['p', ..] when double.TryParse(name.Substring(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100 => Percentile(percent),
        _ => null,
    };

    internal MetricPoint Plus(MetricPoint other) => new(
        Minute, Sum + other.Sum, Count + other.Count, Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum))
    {
        _values = [.. _values, .. other._values],
    };

    private double Percentile(double percent) =>
        _values.OrderBy(value => value).ElementAt(Math.Max(0, (int)Math.Ceiling(percent / 100 * _values.Count) - 1));
}

/// <summary>One metric with its dimensions, in 1-minute points in order of time; kept for 15 days (ECS-FACTS section 6).</summary>
public sealed class MetricSeries
{
    private const int KeptMinutes = 15 * 24 * 60;
    private readonly List<MetricPoint> _points = [];

    internal MetricSeries(string @namespace, string name, IReadOnlyDictionary<string, string> dimensions, string unit)
    {
        Namespace = @namespace;
        Name = name;
        Dimensions = dimensions;
        Unit = unit;
    }

    /// <summary>Such as AWS/ECS.</summary>
    public string Namespace { get; }

    /// <summary>Such as CPUUtilization.</summary>
    public string Name { get; }

    /// <summary>Dimension names and values.</summary>
    public IReadOnlyDictionary<string, string> Dimensions { get; }

    /// <summary>Such as Percent.</summary>
    public string Unit { get; }

    /// <summary>The points, oldest first.</summary>
    public IReadOnlyList<MetricPoint> Points => _points;

    /// <summary>
    /// Points of periods that begin in [<paramref name="start"/>, <paramref name="end"/>), oldest first; periods are whole multiples of their length since the epoch.
    /// </summary>
    /// <param name="start">Rounded down to a period.</param>
    /// <param name="end">Exclusive.</param>
    /// <param name="periodSeconds">A multiple of 60.</param>
    public IReadOnlyList<MetricPoint> Read(DateTimeOffset start, DateTimeOffset end, int periodSeconds)
    {
        var found = new List<MetricPoint>();
        var from = Floor(start, periodSeconds);
        for (var i = FirstAtOrAfter(from); i < _points.Count && _points[i].Minute < end; i++)
        {
            var point = _points[i] with { Minute = Floor(_points[i].Minute, periodSeconds) };
            if (found.Count > 0 && found[found.Count - 1].Minute == point.Minute)
                found[found.Count - 1] = found[found.Count - 1].Plus(point);
            else
                found.Add(point);
        }

        return found;
    }

    internal void Add(DateTimeOffset at, double value)
    {
        var point = new MetricPoint(Floor(at, 60), value, 1, value, value);
        var last = _points.Count - 1;
        if (last >= 0 && _points[last].Minute == point.Minute)
        {
            _points[last] = _points[last].Plus(point);
            return;
        }

        if (last >= 0 && _points[last].Minute > point.Minute)
        {
            InsertEarlier(point);
            return;
        }

        _points.Add(point);
        if (_points.Count > KeptMinutes + 1000)
            _points.RemoveRange(0, 1000);
    }

    private void InsertEarlier(MetricPoint point)
    {
        var index = FirstAtOrAfter(point.Minute);
        if (_points[index].Minute == point.Minute)
            _points[index] = _points[index].Plus(point);
        else
            _points.Insert(index, point);
    }

    private int FirstAtOrAfter(DateTimeOffset minute)
    {
        var (low, high) = (0, _points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_points[middle].Minute < minute)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static DateTimeOffset Floor(DateTimeOffset time, int seconds)
    {
        var epoch = time.ToUnixTimeSeconds();
        return DateTimeOffset.FromUnixTimeSeconds(epoch - (((epoch % seconds) + seconds) % seconds));
    }
}

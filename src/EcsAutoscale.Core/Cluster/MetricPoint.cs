using System;

namespace EcsAutoscale.Core.Cluster;

/// <summary>A past value of a metric.</summary>
/// <param name="Time">When it became known: the end of the period that it sums up.</param>
/// <param name="Value">A finite number.</param>
public readonly record struct MetricPoint(DateTimeOffset Time, double Value);

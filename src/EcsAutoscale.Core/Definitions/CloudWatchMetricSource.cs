using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Definitions;

/// <summary>A metric in CloudWatch.</summary>
public sealed record CloudWatchMetricSource : MetricSource
{
    /// <summary>The namespace, for example AWS/ECS.</summary>
    public string Namespace { get; init; } = "AWS/ECS";

    /// <summary>The metric's name.</summary>
    public string MetricName { get; init; } = "MemoryUtilization";

    /// <summary>Dimensions, in the file's order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Dimensions { get; init; } = [];

    /// <summary>The period over which the statistic is taken.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How old the newest point may be; null for the standard: two periods, and five minutes at least.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <inheritdoc/>
    public override string Label => $"CloudWatch {Namespace} {MetricName}";
}

using System;
using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.CloudWatch.Model;

/// <summary>Asks for values: 500 queries and 100,800 values at most (ECS-FACTS section 6).</summary>
internal sealed record GetMetricDataRequest
{
    public IReadOnlyList<MetricDataQuery>? MetricDataQueries { get; init; }

    /// <summary>The first point in time, itself included.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The last point in time, itself not included.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>TimestampDescending (AWS's default) or TimestampAscending.</summary>
    public string? ScanBy { get; init; }

    /// <summary>Values a page.</summary>
    public int? MaxDatapoints { get; init; }

    public string? NextToken { get; init; }
}

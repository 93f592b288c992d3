using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.CloudWatch.Model;

/// <summary>One series to be answered: a metric's statistic, or an expression over others.</summary>
internal sealed record MetricDataQuery
{
    /// <summary>Unique in a request: a lower-case letter, then letters, digits and underscores.</summary>
    public string? Id { get; init; }

    /// <summary>Or an expression.</summary>
    public MetricStat? MetricStat { get; init; }

    /// <summary>Metric math, or a Metrics Insights query.</summary>
    public string? Expression { get; init; }

    public string? Label { get; init; }

    /// <summary>False for a series that only feeds an expression; true where absent.</summary>
    public bool? ReturnData { get; init; }

    /// <summary>Seconds, of an expression.</summary>
    public int? Period { get; init; }

    /// <summary>The account whose metric it is; the caller's where absent.</summary>
    public string? AccountId { get; init; }
}

/// <summary>A statistic of a metric.</summary>
internal sealed record MetricStat
{
    public Metric? Metric { get; init; }

    /// <summary>Seconds: 1, 5, 10, 20, 30 or a multiple of 60.</summary>
    public int? Period { get; init; }

    /// <summary>Average, Sum, Maximum, p99 and others.</summary>
    public string? Stat { get; init; }

    /// <summary>Not converted: a wrong one gives no values (ECS-FACTS section 7).</summary>
    public string? Unit { get; init; }
}

/// <summary>A metric.</summary>
internal sealed record Metric
{
    public string? Namespace { get; init; }

    public string? MetricName { get; init; }

    public IReadOnlyList<Dimension>? Dimensions { get; init; }
}

/// <summary>A part of a metric's identity.</summary>
internal sealed record Dimension
{
    public string? Name { get; init; }

    public string? Value { get; init; }
}

using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Definitions;

/// <summary>Metric math in CloudWatch: one number out of several metrics.</summary>
public sealed record CloudWatchExpressionMetricSource : MetricSource
{
    /// <summary>The expression, in CloudWatch's own language, over the ids of <see cref="Metrics"/>.</summary>
    public required WrittenText Expression { get; init; }

    /// <summary>The metrics that it names; none where it finds its own (<c>SEARCH</c>).</summary>
    public IReadOnlyList<CloudWatchOperand> Metrics { get; init; } = [];

    /// <summary>The period over which all statistics are taken.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How old the newest point may be; null for the standard: two periods, and five minutes at least.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <inheritdoc/>
    public override string Label => $"CloudWatch expression {Expression.Shown}";
}

/// <summary>A metric that an expression names.</summary>
public sealed record CloudWatchOperand
{
    /// <summary>Its id in the expression: a lower-case letter, then letters, digits and <c>_</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The namespace, for example AWS/SQS.</summary>
    public required string Namespace { get; init; }

    /// <summary>The metric's name.</summary>
    public required string MetricName { get; init; }

    /// <summary>Dimensions, in the file's order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Dimensions { get; init; } = [];

    /// <summary>The statistic, for example Average or p99.</summary>
    public required string Statistic { get; init; }
}

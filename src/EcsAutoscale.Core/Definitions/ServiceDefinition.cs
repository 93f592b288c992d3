using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Expressions;

namespace EcsAutoscale.Core.Definitions;

/// <summary>What clusters.yml says of one service.</summary>
public sealed record ServiceDefinition
{
    /// <summary>The service's name on ECS.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the service is scaled at all.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The fewest tasks; at least 0.</summary>
    public int Min { get; init; }

    /// <summary>The most tasks; at least <see cref="Min"/>.</summary>
    public int Max { get; init; }

    /// <summary>Events in the file's order; the first that applies decides.</summary>
    public IReadOnlyList<ScalingEvent> Events { get; init; } = [];

    /// <summary>A metric per task to hold; null for none.</summary>
    public TargetPolicy? Target { get; init; }

    /// <summary>How long after the service's last change its count is not raised again.</summary>
    public TimeSpan CooldownOut { get; init; } = TimeSpan.Zero;

    /// <summary>How long after the service's last change its count is not lowered.</summary>
    public TimeSpan CooldownIn { get; init; } = TimeSpan.Zero;

    /// <summary>Windows over which recommendations must agree; none by default.</summary>
    public StabilizationPolicy Stabilization { get; init; } = new();

    /// <summary>Windows with bounds of their own.</summary>
    public IReadOnlyList<ScheduleWindow> Schedule { get; init; } = [];

    /// <summary>The window that <see cref="Min"/> comes from, by its label; null where it is the service's own.</summary>
    public string? MinBySchedule { get; init; }

    /// <summary>The window that <see cref="Max"/> comes from, by its label; null where it is the service's own.</summary>
    public string? MaxBySchedule { get; init; }

    /// <summary>The count to raise the service to where a metric fails; null holds the count. Only ever upwards.</summary>
    public int? OnMetricFailure { get; init; }

    /// <summary>Who else may be at work on the service: its cluster's policy, with what the service itself says of changes and of Application Auto Scaling.</summary>
    public StandOffPolicy StandOff { get; init; } = new();

    /// <summary>Where the metrics come from, in the file's order.</summary>
    public IReadOnlyList<MetricSource> MetricSources { get; init; } = [];
}

/// <summary>A change of the count while a metric lies between two bounds.</summary>
public sealed record ScalingEvent
{
    /// <summary>The metric: arithmetic over the aliases of the same service.</summary>
    public required MetricExpression Metric { get; init; }

    /// <summary>The least value at which it applies; null for no bound.</summary>
    public double? Min { get; init; }

    /// <summary>The greatest value at which it applies; null for no bound.</summary>
    public double? Max { get; init; }

    /// <summary>How many tasks to add, or below 0 to take away.</summary>
    public int Action { get; init; }
}

/// <summary>Holds a metric at so much per task.</summary>
public sealed record TargetPolicy
{
    /// <summary>The metric: arithmetic over the aliases of the same service.</summary>
    public required MetricExpression Metric { get; init; }

    /// <summary>How much of the metric one task is worth; above 0.</summary>
    public double PerTask { get; init; }

    /// <summary>The share by which the metric may be off without a change; 0.1 is ten percent.</summary>
    public double Tolerance { get; init; } = 0.1;
}

/// <summary>A field or statistic of a source, and the alias that metrics know it by.</summary>
/// <param name="Name">The source's own name for it: a dotted field, or a CloudWatch statistic.</param>
/// <param name="Alias">The name in metrics.</param>
public sealed record MetricStatistic(string Name, string Alias);

/// <summary>A source of metrics.</summary>
public abstract record MetricSource
{
    /// <summary>What is taken from it.</summary>
    public IReadOnlyList<MetricStatistic> Statistics { get; init; } = [];

    /// <summary>How the source is called in messages: no credentials.</summary>
    public abstract string Label { get; }
}

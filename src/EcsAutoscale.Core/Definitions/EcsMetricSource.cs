using System;

namespace EcsAutoscale.Core.Definitions;

/// <summary>What a service uses of what it reserved.</summary>
public enum ServiceUtilization
{
    /// <summary>CPU, in percent of the reserved CPU units.</summary>
    Cpu,

    /// <summary>Memory, in percent of the reserved MiB.</summary>
    Memory,
}

/// <summary>An ECS service's own utilisation, from CloudWatch (ECS-FACTS section 7).</summary>
public sealed record EcsMetricSource : MetricSource
{
    /// <summary>What of it.</summary>
    public ServiceUtilization Utilization { get; init; }

    /// <summary>The service; null for the one that is scaled.</summary>
    public WrittenText? Service { get; init; }

    /// <summary>The service's cluster; null for the one that the definition is of.</summary>
    public WrittenText? Cluster { get; init; }

    /// <summary>The period over which the average is taken.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override string Label
    {
        get
        {
            var what = Utilization == ServiceUtilization.Cpu ? "CPU" : "memory";
            var whose = Service is null ? "the service itself" : $"service {Service}";
            return $"ECS {what} of {whose}{(Cluster is null ? "" : $" in cluster {Cluster}")}";
        }
    }
}

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics;

/// <summary>One statistic of one source that a service wants.</summary>
/// <param name="Service">The service.</param>
/// <param name="Source">The source.</param>
/// <param name="Statistic">What is taken from it.</param>
internal sealed record MetricRequest(string Service, MetricSource Source, MetricStatistic Statistic)
{
    /// <summary>The service's cluster.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>How far back past values are wanted, where the source keeps them.</summary>
    public TimeSpan History { get; init; }

    /// <summary>The reading with its value.</summary>
    public MetricReading Of(double value) => MetricReading.Of(Statistic.Alias, value, Source.Label);

    /// <summary>The reading that failed.</summary>
    /// <param name="cause">What the source did, in words that follow its name: <c>answered 500</c>.</param>
    public MetricReading Failed(string cause) => MetricReading.Failed(Statistic.Alias, $"{Source.Label} {cause}", Source.Label);
}

/// <summary>Samples one kind of source.</summary>
internal interface IMetricSourceSampler
{
    /// <summary>Whether it samples this statistic of this kind of source.</summary>
    public bool Samples(MetricRequest request);

    /// <summary>Samples everything that is wanted of its kind, together.</summary>
    /// <param name="requests">What is wanted.</param>
    /// <param name="now">The time up to which metrics are asked for.</param>
    /// <param name="run">Ends when the run's time is over, or the caller cancels.</param>
    /// <param name="caller">Ends when the caller cancels.</param>
    /// <returns>A reading a request, in their order; what fails is in its reading.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<IReadOnlyList<MetricReading>> SampleAsync(IReadOnlyList<MetricRequest> requests, DateTimeOffset now, CancellationToken run, CancellationToken caller);
}

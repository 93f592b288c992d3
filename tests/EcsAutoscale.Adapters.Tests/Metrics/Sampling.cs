using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics;
using EcsAutoscale.Adapters.Metrics.CloudWatch;
using EcsAutoscale.Adapters.Metrics.Http;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Metrics;

/// <summary>Short ways to definitions and samples.</summary>
internal static class Sampling
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 7, 31, TimeSpan.Zero);

    public static HttpMetricSource Http(string url, params string[] fields) =>
        new() { Url = new Sensitive(url), Statistics = [.. fields.Select((field, index) => new MetricStatistic(field, $"m{index}"))] };

    public static RabbitMqMetricSource Rabbit(string url, params string[] fields) =>
        new() { Url = new Sensitive(url), Statistics = [.. fields.Select((field, index) => new MetricStatistic(field, $"m{index}"))] };

    public static ServiceDefinition Service(string name, params MetricSource[] sources) => new() { Name = name, Min = 1, Max = 2, MetricSources = sources };

    public static ClusterDefinition Cluster(params ServiceDefinition[] services) => new() { Name = "c", Services = services };

    public static async Task<MetricReadings> SampleAsync(
        ClusterDefinition cluster, MetricLimits? limits = null, ICloudWatchQueries? cloudWatch = null, MetricReadings? known = null, CancellationTokenSource? stop = null)
    {
        using var http = SharedHttp.Create();
        return await new MetricSampler(cloudWatch ?? new NoCloudWatch(), http, limits).SampleAsync(
            cluster, known ?? MetricReadings.None, Now, stop?.Token ?? TestContext.Current.CancellationToken);
    }

    /// <summary>The readings of one source.</summary>
    public static async Task<IReadOnlyList<MetricReading>> ReadAsync(MetricSource source, MetricLimits? limits = null) =>
        (await SampleAsync(Cluster(Service("s", source)), limits)).Of("s");

    /// <summary>What the only reading of a source says that went wrong, without the source's name.</summary>
    public static async Task<string> FailureAsync(MetricSource source, MetricLimits? limits = null)
    {
        var reading = Assert.Single(await ReadAsync(source, limits));
        Assert.Null(reading.Value);
        Assert.Equal(source.Label, reading.Source);
        Assert.StartsWith(source.Label + " ", reading.Failure, StringComparison.Ordinal);
        return reading.Failure![(source.Label.Length + 1)..];
    }

    private sealed class NoCloudWatch : ICloudWatchQueries
    {
        public Task<IReadOnlyList<CloudWatchResult>> QueryAsync(IReadOnlyList<CloudWatchQuery> queries, DateTimeOffset now, CancellationToken cancellation) =>
            throw new InvalidOperationException("Nothing asks CloudWatch here.");
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics;
using EcsAutoscale.Adapters.Metrics.CloudWatch;
using EcsAutoscale.Adapters.Metrics.Http;
using EcsAutoscale.Adapters.Metrics.Redis;
using EcsAutoscale.Adapters.Metrics.Sqs;
using EcsAutoscale.Adapters.Tests.Definitions;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>Samples sources as a definition writes them: what is below <c>metric_sources</c> of a service "s" in a cluster "c".</summary>
internal sealed class FromYaml(string sources, params (string Name, string Value)[] variables)
{
    public MetricLimits Limits { get; init; } = new();

    public ICloudWatchQueries? CloudWatch { get; init; }

    public ISqsQueues? Sqs { get; init; }

    public MetricReadings Known { get; init; } = MetricReadings.None;

    public DateTimeOffset Now { get; init; } = DateTimeOffset.UtcNow;

    public CancellationToken Stop { get; init; } = TestContext.Current.CancellationToken;

    public ClusterDefinition Definition() => Written.Cluster(Written.InService("min: 1\nmax: 2\nmetric_sources:\n" + Indented(sources)), variables);

    /// <summary>The readings, in the definition's order.</summary>
    public async Task<IReadOnlyList<MetricReading>> ReadAsync()
    {
        using var http = SharedHttp.Create();
        using var redis = new RedisConnections();
        var readings = await new MetricSampler(CloudWatch ?? new NoCloudWatch(), http, Limits, Sqs, redis).SampleAsync(Definition(), Known, Now, Stop);
        return readings.Of("s");
    }

    /// <summary>The numbers by alias; none of the readings may have failed.</summary>
    public async Task<IReadOnlyDictionary<string, double>> ValuesAsync()
    {
        var readings = await ReadAsync();
        Assert.Empty(readings.Select(reading => reading.Failure).OfType<string>());
        return readings.ToDictionary(reading => reading.Alias, reading => reading.Value!.Value);
    }

    /// <summary>What the only reading says that went wrong, without the source's name.</summary>
    public async Task<string> FailureAsync()
    {
        var reading = Assert.Single(await ReadAsync());
        Assert.Null(reading.Value);
        Assert.StartsWith(reading.Source + " ", reading.Failure, StringComparison.Ordinal);
        return reading.Failure![(reading.Source.Length + 1)..];
    }

    private static string Indented(string text) => string.Join("\n", text.TrimEnd('\n').Split('\n').Select(line => "  " + line));
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics.CloudWatch;
using EcsAutoscale.Adapters.Metrics.Http;
using EcsAutoscale.Adapters.Metrics.Prometheus;
using EcsAutoscale.Adapters.Metrics.RabbitMq;
using EcsAutoscale.Adapters.Metrics.Redis;
using EcsAutoscale.Adapters.Metrics.Sqs;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics;

/// <summary>Samples the metrics of a cluster's services: all sources in parallel, equal requests once, everything bounded.</summary>
/// <param name="cloudWatch">Asks CloudWatch; only where a source wants it.</param>
/// <param name="http">Sends HTTP requests, without following redirects by itself; null for the shared one.</param>
/// <param name="limits">What it may cost; null for the standard.</param>
/// <param name="sqs">Asks SQS; null where AWS is not reached, which fails what wants it.</param>
/// <param name="redis">The connections to Redis; null for the process's.</param>
internal sealed class MetricSampler(
    ICloudWatchQueries cloudWatch, HttpMessageInvoker? http = null, MetricLimits? limits = null, ISqsQueues? sqs = null, RedisConnections? redis = null)
{
    private readonly MetricLimits _limits = limits ?? new MetricLimits();

    /// <summary>Samples a cluster's enabled services. A source that fails is in its readings, nothing is thrown for it.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="known">Readings that replace sources: a service's alias found here is not sampled.</param>
    /// <param name="now">The time up to which metrics are asked for.</param>
    /// <param name="cancellation">Stops all requests.</param>
    /// <returns>The readings of each enabled service: those of its sources in the file's order, then the other known ones by alias.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<MetricReadings> SampleAsync(ClusterDefinition cluster, MetricReadings known, DateTimeOffset now, CancellationToken cancellation)
    {
        var services = cluster.Services.Where(service => service.Enabled).ToList();
        var requests = services
            .SelectMany(service => service.MetricSources, (service, source) => (Service: service, Source: source))
            .SelectMany(from => from.Source.Statistics, (from, statistic) => Request(cluster, from.Service, from.Source, statistic))
            .ToList();
        var unknown = requests.Where(request => Known(known, request) is null).ToList();
        var sampled = await SampleAsync(unknown, now, cancellation).ConfigureAwait(false);
        return new MetricReadings(services.ToDictionary(service => service.Name, Of, StringComparer.Ordinal));

        IReadOnlyList<MetricReading> Of(ServiceDefinition service)
        {
            var own = requests.Where(request => request.Service == service.Name).ToList();
            var extra = known.Of(service.Name)
                .Where(reading => own.TrueForAll(request => request.Statistic.Alias != reading.Alias))
                .OrderBy(reading => reading.Alias, StringComparer.Ordinal);
            return [.. own.Select(request => Known(known, request) ?? sampled[request]), .. extra];
        }
    }

    private static MetricRequest Request(ClusterDefinition cluster, ServiceDefinition service, MetricSource source, MetricStatistic statistic) =>
        new(service.Name, source, statistic) { Cluster = cluster.Name, History = service.Stabilization.Longest };

    private static MetricReading? Known(MetricReadings known, MetricRequest request) =>
        known.Of(request.Service).FirstOrDefault(reading => string.Equals(reading.Alias, request.Statistic.Alias, StringComparison.Ordinal));

    private async Task<Dictionary<MetricRequest, MetricReading>> SampleAsync(List<MetricRequest> requests, DateTimeOffset now, CancellationToken caller)
    {
        using var run = CancellationTokenSource.CreateLinkedTokenSource(caller);
        run.CancelAfter(_limits.RunTimeout);
        using var client = new JsonClient(http ?? SharedHttp.Invoker, _limits);
        IMetricSourceSampler[] samplers =
        [
            new HttpJsonSampler(client), new RabbitMqSampler(client), new PrometheusSampler(client), new RedisSampler(redis ?? RedisConnections.Shared, _limits),
            new CloudWatchSampler(cloudWatch, _limits), new SqsSampler(sqs, _limits),
        ];
        var batches = requests
            .GroupBy(request => samplers.First(sampler => sampler.Samples(request)))
            .Select(group => (Sampler: group.Key, Requests: group.ToList()))
            .ToList();
        var readings = await Task.WhenAll(batches.Select(batch => batch.Sampler.SampleAsync(batch.Requests, now, run.Token, caller))).ConfigureAwait(false);
        var sampled = new Dictionary<MetricRequest, MetricReading>();
        foreach (var (batch, read) in batches.Zip(readings, (batch, read) => (batch.Requests, read)))
        {
            for (var at = 0; at < batch.Count; at++) sampled[batch[at]] = read[at];
        }

        return sampled;
    }
}

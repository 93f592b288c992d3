using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics.Http;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics.RabbitMq;

/// <summary>Samples queues of RabbitMQ's management API. An absent queue is an error, and so is a pattern that fits none.</summary>
internal sealed class RabbitMqSampler(JsonClient client) : IMetricSourceSampler
{
    /// <inheritdoc/>
    public bool Samples(MetricRequest request) => request.Source is RabbitMqMetricSource;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricReading>> SampleAsync(
        IReadOnlyList<MetricRequest> requests, DateTimeOffset now, CancellationToken run, CancellationToken caller) =>
        await Task.WhenAll(requests.Select(request => SampleAsync(request, run, caller))).ConfigureAwait(false);

    private async Task<MetricReading> SampleAsync(MetricRequest request, CancellationToken run, CancellationToken caller)
    {
        var source = (RabbitMqMetricSource)request.Source;
        var queues = await new RabbitMqQueueReader(client, source).ReadAsync(run, caller).ConfigureAwait(false);
        if (queues.Failure is not null) return request.Failed(queues.Failure);
        var values = new List<double>();
        foreach (var queue in queues.Found)
        {
            var field = RabbitMqStatistic.Find(queue, request.Statistic.Name);
            if (field.Value is not double number) return request.Failed(queues.Found.Count == 1 ? field.Failure! : $"has a queue {NameOf(queue)} that {field.Failure}");
            values.Add(number);
        }

        var value = Combined.Of(values, source.Combine);
        return double.IsInfinity(value) ? request.Failed("gave no finite number") : request.Of(value);
    }

    private static string NameOf(JsonElement queue) => new WrittenText(queue.GetProperty("name").GetString() ?? "").Shown;
}

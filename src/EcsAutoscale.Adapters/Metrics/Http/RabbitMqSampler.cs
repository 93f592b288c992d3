using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics.Http;

/// <summary>
/// Samples queues of RabbitMQ's management API. Its rates and <c>message_stats</c> appear only after activity, so where they are absent
/// they are 0; an absent queue is an error (ECS-FACTS section 7).
/// </summary>
internal sealed class RabbitMqSampler(JsonClient client) : IMetricSourceSampler
{
    private const string ActivityPrefix = "message_stats.";
    private const string RateSuffix = "_details.rate";

    /// <inheritdoc/>
    public bool Samples(MetricSource source) => source is RabbitMqMetricSource;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricReading>> SampleAsync(
        IReadOnlyList<MetricRequest> requests, DateTimeOffset now, CancellationToken run, CancellationToken caller) =>
        await Task.WhenAll(requests.Select(request => SampleAsync(request, run, caller))).ConfigureAwait(false);

    private async Task<MetricReading> SampleAsync(MetricRequest request, CancellationToken run, CancellationToken caller)
    {
        var source = (RabbitMqMetricSource)request.Source;
        var answer = await client.FetchAsync(new JsonRequest(source.Url.Reveal()), run, caller).ConfigureAwait(false);
        if (answer.Status == 404) return request.Failed("answered 404: there is no such queue");
        if (answer.Document is not JsonElement queue) return request.Failed(answer.Failure!);
        if (!IsQueue(queue)) return request.Failed("did not answer with one queue: the URL ends in /api/queues/<vhost>/<queue>, with / in a vhost as %2F");
        var field = JsonField.Find(queue, request.Statistic.Name);
        if (field.Value is double value) return request.Of(value);
        return field.IsAbsent && ComesWithActivity(request.Statistic.Name) ? request.Of(0) : request.Failed(field.Failure!);
    }

    private static bool IsQueue(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("name", out _) && answer.TryGetProperty("vhost", out _);

    private static bool ComesWithActivity(string field) =>
        field.StartsWith(ActivityPrefix, StringComparison.Ordinal) || field.EndsWith(RateSuffix, StringComparison.Ordinal);
}

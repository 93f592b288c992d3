using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics.Http;

/// <summary>Samples JSON documents over HTTP.</summary>
internal sealed class HttpJsonSampler(JsonClient client) : IMetricSourceSampler
{
    /// <inheritdoc/>
    public bool Samples(MetricRequest request) => request.Source is HttpMetricSource;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricReading>> SampleAsync(
        IReadOnlyList<MetricRequest> requests, DateTimeOffset now, CancellationToken run, CancellationToken caller) =>
        await Task.WhenAll(requests.Select(request => SampleAsync(request, run, caller))).ConfigureAwait(false);

    private async Task<MetricReading> SampleAsync(MetricRequest request, CancellationToken run, CancellationToken caller)
    {
        var source = (HttpMetricSource)request.Source;
        var headers = source.Headers.Select(header => new KeyValuePair<string, string>(header.Key, header.Value.Reveal()));
        var asked = new JsonRequest(source.Url.Reveal(), source.Method, source.Payload?.Reveal(), [.. headers, .. AuthorizationHeader.Of(source.Login)]);
        var answer = await client.FetchAsync(asked, run, caller).ConfigureAwait(false);
        if (answer.Document is null) return request.Failed(answer.Failure!);
        var field = JsonField.Find(answer.Document.Value, request.Statistic.Name);
        return field.Value is double value ? request.Of(value) : request.Failed(field.Failure!);
    }
}

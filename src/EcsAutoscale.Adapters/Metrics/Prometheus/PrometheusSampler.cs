using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics.Http;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics.Prometheus;

/// <summary>Samples instant queries of Prometheus's HTTP API.</summary>
internal sealed class PrometheusSampler(JsonClient client) : IMetricSourceSampler
{
    /// <inheritdoc/>
    public bool Samples(MetricRequest request) => request.Source is PrometheusMetricSource;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MetricReading>> SampleAsync(
        IReadOnlyList<MetricRequest> requests, DateTimeOffset now, CancellationToken run, CancellationToken caller) =>
        await Task.WhenAll(requests.Select(request => SampleAsync(request, now, run, caller))).ConfigureAwait(false);

    private async Task<MetricReading> SampleAsync(MetricRequest request, DateTimeOffset now, CancellationToken run, CancellationToken caller)
    {
        var source = (PrometheusMetricSource)request.Source;
        var url = BaseUrl.Below(source.Url, $"api/v1/query?query={Uri.EscapeDataString(source.Query.Text)}");
        var asked = new JsonRequest(url, headers: [.. AuthorizationHeader.Of(source.Login, source.Token)]);
        var answer = await client.FetchAsync(asked, run, caller).ConfigureAwait(false);
        if (answer.Document is null) return request.Failed(answer.Failure + Meaning(answer.Status));
        var result = PrometheusAnswer.Read(answer.Document.Value);
        if (result.Failure is not null) return request.Failed(result.Failure);
        if (result.Samples.Count == 0) return request.Failed("has no data: the query gives an empty result");
        if (result.Samples.Count > 1 && source.Combine is null)
            return request.Failed($"gives {result.Samples.Count} values: let the query give one (sum(...)), or say combine: sum, max or avg");
        if (now - result.Samples.Min(sample => sample.Time) is var age && age > source.MaxAge)
            return request.Failed($"gave an old value, of {MetricLimits.Seconds(age)} ago: at most {MetricLimits.Seconds(source.MaxAge)} are allowed by max_age");
        var value = Combined.Of([.. result.Samples.Select(sample => sample.Value)], source.Combine ?? Combination.Sum);
        return double.IsInfinity(value) ? request.Failed("gave no finite number") : request.Of(value);
    }

    // What the status means is fixed by Prometheus's HTTP API; the text that comes with it may repeat the query.
    private static string Meaning(int? status) => status switch
    {
        400 => ": the query is not PromQL",
        401 or 403 => ": the user, the password or the token is wrong",
        404 => ": the URL is the base URL, below which /api/v1/query lies",
        422 => ": the query cannot be evaluated",
        503 => ": the query took too long there, or the server is shutting down",
        _ => "",
    };
}

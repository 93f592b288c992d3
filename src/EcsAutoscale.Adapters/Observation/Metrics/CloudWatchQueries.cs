using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.CloudWatch;
using EcsAutoscale.Adapters.Aws.CloudWatch.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Metrics.CloudWatch;
using EcsAutoscale.Adapters.Observing.Connections;

namespace EcsAutoscale.Adapters.Observing.Metrics;

/// <summary>Asks CloudWatch by GetMetricData.</summary>
/// <param name="connect">Connects; called only where there is something to ask.</param>
internal sealed class CloudWatchQueries(Func<CancellationToken, Task<IAmazonCloudWatch>> connect) : ICloudWatchQueries
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<CloudWatchResult>> QueryAsync(
        IReadOnlyList<CloudWatchQuery> queries, DateTimeOffset now, CancellationToken cancellation)
    {
        if (queries.Count == 0) return [];
        var cloudWatch = await GatewayFailures.GuardAsync(() => connect(cancellation)).ConfigureAwait(false);
        var results = new CloudWatchResult[queries.Count];
        await Task.WhenAll(MetricBatch.Of(queries, now).Select(batch => AskAsync(cloudWatch, batch, now, results, cancellation))).ConfigureAwait(false);
        return results;
    }

    private static async Task AskAsync(
        IAmazonCloudWatch cloudWatch, MetricBatch batch, DateTimeOffset now, CloudWatchResult[] results, CancellationToken cancellation)
    {
        try
        {
            var answers = await ReadAsync(cloudWatch, batch, cancellation).ConfigureAwait(false);
            foreach (var placed in batch.Queries) results[placed.Index] = Result(placed.Query, answers[IdOf(placed)], now);
        }
        catch (AwsServiceException error) when (batch.Queries.Count > 1 && IsOfOneQuery(error))
        {
            // One wrong query makes AWS refuse all of the call: the halves find out which it is, and the others get their values (case A6).
            await Task.WhenAll(batch.Halves().Select(half => AskAsync(cloudWatch, half, now, results, cancellation))).ConfigureAwait(false);
        }
        catch (AwsException error)
        {
            foreach (var placed in batch.Queries) results[placed.Index] = CloudWatchResult.Failed(error.Message);
        }
    }

    private static bool IsOfOneQuery(AwsServiceException error) =>
        error is { StatusCode: 400, IsThrottling: false, IsAccessDenied: false }
        && error.Code is not (AwsErrorCode.ExpiredTokenException or AwsErrorCode.UnrecognizedClientException);

    private static async Task<Dictionary<string, Answer>> ReadAsync(IAmazonCloudWatch cloudWatch, MetricBatch batch, CancellationToken cancellation)
    {
        var answers = batch.Queries.ToDictionary(IdOf, _ => new Answer(), StringComparer.Ordinal);
        string? token = null;
        do
        {
            var page = await cloudWatch.GetMetricDataAsync(RequestFor(batch, token), cancellation).ConfigureAwait(false);
            foreach (var result in page.MetricDataResults)
            {
                if (result.Id is { } id && answers.TryGetValue(id, out var answer)) answer.Add(result);
            }

            if (page.NextToken == token) break;
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
        return answers;
    }

    private static GetMetricDataRequest RequestFor(MetricBatch batch, string? token) => new()
    {
        MetricDataQueries = [.. batch.Queries.SelectMany(placed => WireQueries.Of(IdOf(placed), placed.Query))],
        StartTime = batch.Start,
        EndTime = batch.End,
        ScanBy = "TimestampDescending",
        NextToken = token,
    };

    private static CloudWatchResult Result(CloudWatchQuery query, Answer answer, DateTimeOffset now) => answer.Error is { } error
        ? CloudWatchResult.Failed(error)
        : CloudWatchResult.Newest(query, now, answer.Points);

    private static string IdOf(PlacedQuery placed) => "q" + placed.Index.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the pages of an answer say of one query.</summary>
    private sealed class Answer
    {
        public List<CloudWatchPoint> Points { get; } = [];

        public string? Error { get; private set; }

        public void Add(MetricDataResult result)
        {
            if (result.StatusCode is "InternalError" or "Forbidden")
            {
                var message = result.Messages.Select(message => message.Value).FirstOrDefault(text => !string.IsNullOrEmpty(text));
                Error = message is null ? $"CloudWatch answers {result.StatusCode}" : $"CloudWatch answers {result.StatusCode}: {message}";
            }

            Points.AddRange(result.Timestamps
                .Zip(result.Values, (time, value) => new CloudWatchPoint(time, value))
                .Where(point => !double.IsNaN(point.Value) && !double.IsInfinity(point.Value)));
        }
    }
}

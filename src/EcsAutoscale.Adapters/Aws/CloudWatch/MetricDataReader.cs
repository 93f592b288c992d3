using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.CloudWatch.Model;
using EcsAutoscale.Adapters.Aws.Reading;

namespace EcsAutoscale.Adapters.Aws.CloudWatch;

/// <summary>Reads the values of any number of metric queries, 500 a call (ECS-FACTS section 6), all pages of each.</summary>
internal sealed class MetricDataReader(IAmazonCloudWatch cloudWatch, Batches batches)
{
    private const int QueriesACall = 500;

    /// <summary>
    /// One result a query, in the order of the queries: the values of all pages, the last page's status (<c>PartialData</c> where CloudWatch
    /// ended without the rest), and all messages. A query that CloudWatch did not answer for has no result.
    /// </summary>
    /// <exception cref="ArgumentException">Two queries have the same id.</exception>
    public async Task<MetricData> ReadAsync(
        IReadOnlyList<MetricDataQuery> queries, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellation)
    {
        var pieces = MetricDataBatches.Split(queries, QueriesACall);
        var answers = await batches.RunAsync(
            pieces, (some, stop) => PagesAsync(some, start, end, stop), cancellation).ConfigureAwait(false);
        var pages = answers.SelectMany(each => each).ToList();
        var byId = pages.SelectMany(page => page.MetricDataResults).ToLookup(result => result.Id, StringComparer.Ordinal);
        return new MetricData(
            [.. queries.Where(query => byId.Contains(query.Id)).Select(query => Merge(byId[query.Id]))],
            [.. pages.SelectMany(page => page.Messages)]);
    }

    private static MetricDataResult Merge(IEnumerable<MetricDataResult> results)
    {
        var pages = results.ToList();
        return pages[pages.Count - 1] with
        {
            Timestamps = [.. pages.SelectMany(page => page.Timestamps)],
            Values = [.. pages.SelectMany(page => page.Values)],
            Messages = [.. pages.SelectMany(page => page.Messages)],
        };
    }

    private Task<List<GetMetricDataResponse>> PagesAsync(
        IReadOnlyList<MetricDataQuery> queries, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellation) =>
        Pages.ReadAllAsync(
            "GetMetricData",
            async (token, stop) =>
            {
                var request = new GetMetricDataRequest
                {
                    MetricDataQueries = queries,
                    StartTime = start,
                    EndTime = end,
                    ScanBy = "TimestampDescending",
                    NextToken = token,
                };
                var page = await cloudWatch.GetMetricDataAsync(request, stop).ConfigureAwait(false);
                return new Page<GetMetricDataResponse>([page], page.NextToken);
            },
            cancellation);
}

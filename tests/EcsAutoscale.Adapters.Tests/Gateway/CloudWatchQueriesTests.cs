using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using EcsAutoscale.Adapters.Aws.CloudWatch;
using EcsAutoscale.Adapters.Aws.CloudWatch.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Metrics.CloudWatch;
using EcsAutoscale.Adapters.Observing.Metrics;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Doors;

/// <summary>CloudWatch is asked in few calls, and one wrong query costs only itself.</summary>
public sealed class CloudWatchQueriesTests
{
    private static readonly int[] Periods = [1, 10, 60, 300, 3600, 86_400];

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 21, 0, 30, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(500, 1)]
    [InlineData(501, 2)]
    [InlineData(1200, 3)]
    public void Five_hundred_queries_go_into_a_call(int queries, int calls) =>
        Assert.Equal(calls, MetricBatch.Of([.. Enumerable.Range(0, queries).Select(index => Query($"m{index}", 60))], Now).Count);

    [Fact]
    public void However_periods_are_mixed_each_query_is_asked_once_inside_the_limits() =>
        Gen.Int[0, 5].Select(index => Periods[index]).Array[0, 1500].Sample(
            periods =>
            {
                var queries = periods.Select((period, index) => Query($"m{index}", period)).ToArray();
                var batches = MetricBatch.Of(queries, Now);
                Assert.Equal(Enumerable.Range(0, queries.Length), batches.SelectMany(batch => batch.Queries).Select(placed => placed.Index).Order());
                Assert.All(batches, batch =>
                {
                    Assert.InRange(batch.Queries.Count, 1, MetricBatch.MostQueries);
                    Assert.True(batch.Queries.Count == 1 || batch.Queries.Sum(placed => (batch.End - batch.Start) / placed.Query.Period) <= MetricBatch.MostPoints);
                    Assert.All(batch.Queries, placed => Assert.True(batch.Start <= placed.Query.Window(Now).Start && placed.Query.Window(Now).End <= batch.End));
                });
            },
            iter: 50);

    [Fact]
    public async Task The_newest_finished_period_counts_in_whatever_order_and_on_whatever_page_points_come()
    {
        var cloudWatch = new FakeCloudWatch(request => request.NextToken is null
            ? Answer(request, "page-2", (-60, 1), (-180, 3), (0, 99))
            : Answer(request, null, (-120, 2)));
        var results = await AskAsync(cloudWatch, Query("m", 60));
        Assert.Equal(1, Assert.Single(results).Value);
        Assert.Equal(2, cloudWatch.Requests.Count);
    }

    [Fact]
    public async Task No_data_is_not_zero_and_what_CloudWatch_forbids_is_an_error()
    {
        var cloudWatch = new FakeCloudWatch(request => new GetMetricDataResponse
        {
            MetricDataResults = [new MetricDataResult { Id = "q0" }, new MetricDataResult { Id = "q1", StatusCode = "Forbidden", Messages = [new MessageData { Value = "Not yours." }] }],
        });
        var results = await AskAsync(cloudWatch, Query("a", 60), Query("b", 60));
        Assert.Equal((null, null), (results[0].Value, results[0].Error));
        Assert.Equal("CloudWatch answers Forbidden: Not yours.", results[1].Error);
    }

    [Fact]
    public async Task A6_One_wrong_query_costs_only_itself()
    {
        var cloudWatch = new FakeCloudWatch(request => request.MetricDataQueries!.Any(query => query.MetricStat!.Metric!.MetricName == "m41")
            ? throw new AwsServiceException("The value for parameter Stat is wrong.") { ErrorCode = "ValidationError", StatusCode = 400, Operation = "GetMetricData" }
            : Answer(request, null, (-60, 7)));
        var results = await AskAsync(cloudWatch, [.. Enumerable.Range(0, 100).Select(index => Query($"m{index}", 60))]);
        Assert.Equal("The value for parameter Stat is wrong.", results[41].Error);
        Assert.All(results.Where((_, index) => index != 41), result => Assert.Equal(7, result.Value));
        Assert.InRange(cloudWatch.Requests.Count, 1, 15);
    }

    [Fact]
    public async Task What_AWS_denies_is_asked_once_and_each_query_says_so()
    {
        var cloudWatch = new FakeCloudWatch(_ => throw new AwsServiceException("Denied.") { ErrorCode = "AccessDenied", StatusCode = 403, Operation = "GetMetricData" });
        var results = await AskAsync(cloudWatch, Query("a", 60), Query("b", 60));
        Assert.Equal(["Denied.", "Denied."], results.Select(result => result.Error));
        Assert.Single(cloudWatch.Requests);
    }

    private static CloudWatchQuery Query(string metric, int seconds) => new("AWS/ECS", metric, [new("ServiceName", "web")], "Average", TimeSpan.FromSeconds(seconds));

    private static GetMetricDataResponse Answer(GetMetricDataRequest request, string? nextToken, params (int Seconds, double Value)[] points) => new()
    {
        NextToken = nextToken,
        MetricDataResults = [.. request.MetricDataQueries!.Select(query => new MetricDataResult
        {
            Id = query.Id,
            StatusCode = "Complete",
            Timestamps = [.. points.Select(point => new DateTimeOffset(2026, 11, 23, 21, 0, 0, TimeSpan.Zero).AddSeconds(point.Seconds))],
            Values = [.. points.Select(point => point.Value)],
        })],
    };

    private static Task<IReadOnlyList<CloudWatchResult>> AskAsync(IAmazonCloudWatch cloudWatch, params CloudWatchQuery[] queries) =>
        new CloudWatchQueries(_ => Task.FromResult(cloudWatch)).QueryAsync(queries, Now, TestContext.Current.CancellationToken);

    private sealed class FakeCloudWatch(Func<GetMetricDataRequest, GetMetricDataResponse> answer) : IAmazonCloudWatch
    {
        public List<GetMetricDataRequest> Requests { get; } = [];

        public Task<GetMetricDataResponse> GetMetricDataAsync(GetMetricDataRequest request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            try
            {
                return Task.FromResult(answer(request));
            }
            catch (AwsException error)
            {
                return Task.FromException<GetMetricDataResponse>(error);
            }
        }
    }
}

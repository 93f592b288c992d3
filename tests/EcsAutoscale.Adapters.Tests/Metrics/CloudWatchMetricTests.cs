using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics;
using EcsAutoscale.Adapters.Metrics.CloudWatch;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Metrics;

public class CloudWatchMetricTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task All_services_are_asked_for_together_and_equal_queries_once()
    {
        var cloudWatch = new Answering(query => CloudWatchResult.Of(query.Statistic.Length));
        var readings = await Sampling.SampleAsync(
            Sampling.Cluster(Sampling.Service("a", Source("x", "Average", "Sum")), Sampling.Service("b", Source("x", "Average")), Sampling.Service("c", Source("y", "Average"))),
            cloudWatch: cloudWatch);
        var queries = Assert.Single(cloudWatch.Asked);
        Assert.Equal([("x", "Average"), ("x", "Sum"), ("y", "Average")], queries.Select(query => (query.Dimensions[0].Value, query.Statistic)));
        Assert.Equal([7.0, 3.0], readings.Of("a").Select(reading => reading.Value!.Value));
        Assert.Equal(7, Assert.Single(readings.Of("b")).Value);
        Assert.Equal("CloudWatch AWS/ECS CPUUtilization", readings.Of("c")[0].Source);
    }

    [Fact]
    public async Task No_data_is_no_data_and_an_error_is_an_error_of_its_own_query()
    {
        var cloudWatch = new Answering(query => query.Statistic switch
        {
            "Average" => CloudWatchResult.NoData,
            "Sum" => CloudWatchResult.Failed("AccessDenied: not authorized"),
            "Maximum" => CloudWatchResult.Of(double.NaN),
            _ => CloudWatchResult.Of(0),
        });
        var readings = await Sampling.SampleAsync(Sampling.Cluster(Sampling.Service("a", Source("x", "Average", "Sum", "Maximum", "Minimum"))), cloudWatch: cloudWatch);
        Assert.Equal(
            [
                "CloudWatch AWS/ECS CPUUtilization has no data from 2026-03-01 11:55:00 to 2026-03-01 12:05:00 UTC",
                "CloudWatch AWS/ECS CPUUtilization could not be asked: AccessDenied: not authorized",
                "CloudWatch AWS/ECS CPUUtilization gave no finite number",
                null,
            ],
            readings.Of("a").Select(reading => reading.Failure));
        Assert.Equal([null, null, null, 0.0], readings.Of("a").Select(reading => reading.Value));
    }

    [Fact]
    public async Task A_call_that_cannot_be_made_fails_its_readings_alone()
    {
        await using var server = LoopbackServer.Json("{\"n\":1}");
        var readings = await Sampling.SampleAsync(
            Sampling.Cluster(Sampling.Service("a", Source("x", "Sum"), Sampling.Http(server.Url, "n"))),
            cloudWatch: new Answering(_ => throw new GatewayException(GatewayFailure.NoCredentials, "no credentials were found")));
        Assert.Equal("CloudWatch AWS/ECS CPUUtilization could not be asked: no credentials were found", readings.Of("a")[0].Failure);
        Assert.Equal(1, readings.Of("a")[1].Value);
    }

    [Fact]
    public async Task A_call_that_does_not_end_ends_with_the_run()
    {
        var readings = await Sampling.SampleAsync(
            Sampling.Cluster(Sampling.Service("a", Source("x", "Sum"))), new MetricLimits { RunTimeout = TimeSpan.FromMilliseconds(200) }, new Answering(null));
        Assert.Equal("CloudWatch AWS/ECS CPUUtilization did not answer before the 0.2 s for all sources were over", readings.Of("a")[0].Failure);
    }

    [Theory]
    [InlineData(300, 7, 31, "11:55:00", "12:05:00")]
    [InlineData(60, 7, 31, "12:02:00", "12:07:00")]
    [InlineData(60, 7, 0, "12:02:00", "12:07:00")]
    [InlineData(10, 7, 31, "12:02:30", "12:07:30")]
    [InlineData(3600, 7, 31, "10:00:00", "12:00:00")]
    [InlineData(120, 7, 31, "12:00:00", "12:06:00")]
    public void The_window_is_aligned_to_the_period_and_leaves_the_running_period_out(int period, int minutes, int seconds, string start, string end)
    {
        var window = Query(period).Window(Noon.AddMinutes(minutes).AddSeconds(seconds).ToOffset(TimeSpan.FromHours(5.5)));
        Assert.Equal((start, end), (Time(window.Start), Time(window.End)));
    }

    [Fact]
    public void The_newest_finished_point_counts_in_whatever_order_points_come()
    {
        var points = new CloudWatchPoint[] { new(Noon.AddMinutes(4), 4), new(Noon.AddMinutes(7), 7), new(Noon.AddMinutes(5), 5), new(Noon.AddMinutes(3), 3) };
        Assert.Equal(5, CloudWatchResult.Newest(Query(60), Sampling.Now, points).Value);
        Assert.Equal(CloudWatchResult.NoData, CloudWatchResult.Newest(Query(60), Sampling.Now, [new(Noon.AddMinutes(1), 1), new(Noon.AddMinutes(7), 7)]));
    }

    private static CloudWatchQuery Query(int period) => new("AWS/ECS", "CPUUtilization", [], "Average", TimeSpan.FromSeconds(period));

    private static string Time(DateTimeOffset time) => time.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private static CloudWatchMetricSource Source(string service, params string[] statistics) => new()
    {
        MetricName = "CPUUtilization",
        Dimensions = [new("ServiceName", service)],
        Statistics = [.. statistics.Select(statistic => new MetricStatistic(statistic, statistic))],
    };

    /// <summary>Answers each query, or, without an answer, never.</summary>
    private sealed class Answering(Func<CloudWatchQuery, CloudWatchResult>? answer) : ICloudWatchQueries
    {
        public List<IReadOnlyList<CloudWatchQuery>> Asked { get; } = [];

        public async Task<IReadOnlyList<CloudWatchResult>> QueryAsync(IReadOnlyList<CloudWatchQuery> queries, DateTimeOffset now, CancellationToken cancellation)
        {
            Assert.Equal(Sampling.Now, now);
            Asked.Add(queries);
            if (answer is null) await Task.Delay(Timeout.Infinite, cancellation);
            return [.. queries.Select(answer!)];
        }
    }
}

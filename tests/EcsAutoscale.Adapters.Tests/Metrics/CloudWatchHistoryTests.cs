using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics.CloudWatch;
using EcsAutoscale.Adapters.Observing.Metrics;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Metrics;

/// <summary>The past of a metric, for stabilization windows. Now is 12:07:31.</summary>
public class CloudWatchHistoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_span_is_the_window_and_before_it_the_history_in_whole_periods()
    {
        var query = Query(60) with { History = TimeSpan.FromSeconds(150) };
        Assert.Equal((Noon.AddMinutes(2), Noon.AddMinutes(7)), query.Window(Sampling.Now));
        Assert.Equal((Noon.AddMinutes(-1), Noon.AddMinutes(7)), query.Span(Sampling.Now));
        Assert.Equal(query.Window(Sampling.Now), Query(60).Span(Sampling.Now));
    }

    [Fact]
    public void Points_of_the_span_are_the_history_and_only_those_of_the_window_the_value()
    {
        var query = Query(60) with { History = TimeSpan.FromMinutes(3) };
        CloudWatchPoint[] points = [Point(7, 70), Point(3, 30), Point(-1, -10), Point(0, 0), Point(-2, -20)];
        var result = CloudWatchResult.Newest(query, Sampling.Now, points);
        Assert.Equal(30, result.Value);
        Assert.Equal([Point(-1, -10), Point(0, 0), Point(3, 30)], result.History!);
        Assert.Null(CloudWatchResult.Newest(Query(60), Sampling.Now, points).History);
        Assert.Null(CloudWatchResult.Newest(query, Sampling.Now, [Point(0, 0)]).Value);
    }

    [Fact]
    public async Task The_longest_window_of_services_with_the_same_metric_is_asked_once()
    {
        var cloudWatch = new Recording();
        var readings = await Sampling.SampleAsync(
            Sampling.Cluster(Service("a", 0), Service("b", 10), Service("c", 4)), cloudWatch: cloudWatch);
        Assert.Equal(TimeSpan.FromMinutes(10), Assert.Single(cloudWatch.Asked).History);
        Assert.Equal([new MetricPoint(Noon.AddMinutes(4), 3), new MetricPoint(Noon.AddMinutes(5), 4)], Assert.Single(readings.Of("b")).History!);
    }

    [Fact]
    public void A_call_covers_the_history_of_its_queries()
    {
        var batch = Assert.Single(MetricBatch.Of([Query(60) with { History = TimeSpan.FromMinutes(10) }, Query(60) with { MetricName = "other" }], Sampling.Now));
        Assert.Equal((Noon.AddMinutes(-8), Noon.AddMinutes(7)), (batch.Start, batch.End));
    }

    private static ServiceDefinition Service(string name, int minutes) => Sampling.Service(
        name, new CloudWatchMetricSource { Statistics = [new MetricStatistic("Average", "m")] }) with
    {
        Stabilization = new StabilizationPolicy { In = TimeSpan.FromMinutes(minutes) },
    };

    private static CloudWatchQuery Query(int seconds) => new("AWS/ECS", "CPUUtilization", [], "Average", TimeSpan.FromSeconds(seconds));

    private static CloudWatchPoint Point(int minute, double value) => new(Noon.AddMinutes(minute), value);

    private sealed class Recording : ICloudWatchQueries
    {
        public List<CloudWatchQuery> Asked { get; } = [];

        public Task<IReadOnlyList<CloudWatchResult>> QueryAsync(IReadOnlyList<CloudWatchQuery> queries, DateTimeOffset now, CancellationToken cancellation)
        {
            Asked.AddRange(queries);
            var period = queries[0].Period;
            CloudWatchPoint[] points = [new(Noon.AddMinutes(4) - period, 3), new(Noon.AddMinutes(5) - period, 4)];
            return Task.FromResult<IReadOnlyList<CloudWatchResult>>([.. queries.Select(_ => CloudWatchResult.Of(4) with { History = points })]);
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics;
using EcsAutoscale.Adapters.Observing.Metrics;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Simulation;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>CloudWatch by the real client against the sandbox.</summary>
public class CloudWatchSourceTests
{
    [Fact]
    public async Task Percentiles_are_read()
    {
        await using var aws = await AwsSources.StartAsync(With("Latency", [.. Enumerable.Range(1, 100).Select(value => (double)value)]));
        var values = await aws.Source("cloudwatch: [{ namespace: App, metric_name: Latency, period: 60, statistics: [{ name: p99 }, { name: p50 }, { name: Maximum, alias: most }] }]").ValuesAsync();
        Assert.Equal((99, 50, 100), (values["p99"], values["p50"], values["most"]));
    }

    [Fact]
    public async Task Metric_math_is_evaluated_by_CloudWatch_and_expressions_of_several_services_share_a_call()
    {
        await using var aws = await AwsSources.StartAsync(With("Visible", 120));
        aws.Server.Use(cloud => cloud.CloudWatch.Put("App", "Running", new Dictionary<string, string>(), 4, at: cloud.Now - TimeSpan.FromMinutes(2)));
        const string yaml =
            """
            cloudwatch:
              - expression: visible / MAX([running, 1])
                period: 60
                metrics:
                  - { id: visible, namespace: App, metric_name: Visible, statistic: Sum }
                  - { id: running, namespace: App, metric_name: Running, statistic: Average }
                alias: backlog_per_task
              - expression: 2 * visible
                period: 60
                metrics: [{ id: visible, namespace: App, metric_name: Running, statistic: Sum }]
                alias: other
              - { namespace: App, metric_name: Visible, period: 60, statistics: [{ name: Sum, alias: plain }] }
            """;
        var values = await aws.Source(yaml).ValuesAsync();
        Assert.Equal((30, 8, 120), (values["backlog_per_task"], values["other"], values["plain"]));
        Assert.Single(aws.Server.Requests.All, request => request.Operation == "GetMetricData");
    }

    [Fact]
    public async Task An_expression_without_data_has_no_data_and_a_wrong_one_fails_alone()
    {
        await using var aws = await AwsSources.StartAsync(With("Visible", 120));
        const string yaml =
            """
            cloudwatch:
              - { expression: ghost * 2, period: 60, metrics: [{ id: ghost, namespace: App, metric_name: Ghost, statistic: Sum }], alias: none }
              - { expression: visible +, period: 60, metrics: [{ id: visible, namespace: App, metric_name: Visible, statistic: Sum }], alias: wrong }
              - { namespace: App, metric_name: Visible, period: 60, statistics: [{ name: Sum, alias: plain }] }
            """;
        var readings = await aws.Source(yaml).ReadAsync();
        Assert.StartsWith("CloudWatch expression ghost * 2 has no data from ", readings[0].Failure, StringComparison.Ordinal);
        Assert.Contains("Error in expression", readings[1].Failure, StringComparison.Ordinal);
        Assert.Equal(120, readings[2].Value);
    }

    [Theory]
    [InlineData("10m", 120.0)]
    [InlineData("2m", null)]
    public async Task Data_older_than_the_greatest_age_is_no_data(string maxAge, double? expected)
    {
        await using var aws = await AwsSources.StartAsync(new SimulatedCloud());
        aws.Server.Use(cloud => cloud.CloudWatch.Put("App", "Visible", new Dictionary<string, string>(), 120, at: cloud.Now - TimeSpan.FromMinutes(8)));
        var reading = Assert.Single(await aws.Source($"cloudwatch: [{{ namespace: App, metric_name: Visible, period: 60, max_age: {maxAge}, statistics: [{{ name: Sum }}] }}]").ReadAsync());
        Assert.Equal(expected, reading.Value);
        Assert.Equal(expected is null, reading.Failure?.Contains("has no data", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task A_services_own_CPU_and_memory_and_those_of_another_need_no_dimensions()
    {
        var cloud = new SimulatedCloud();
        foreach (var (cluster, service, metric, value) in new[] { ("c", "s", "CPUUtilization", 80.0), ("c", "s", "MemoryUtilization", 60), ("c", "web", "CPUUtilization", 30), ("other", "web", "CPUUtilization", 10) })
            cloud.CloudWatch.Put("AWS/ECS", metric, new Dictionary<string, string> { ["ClusterName"] = cluster, ["ServiceName"] = service }, value, "Percent", cloud.Now - TimeSpan.FromMinutes(2));
        await using var aws = await AwsSources.StartAsync(cloud);
        var values = await aws.Source("""
            ecs:
              - { statistic: cpu, alias: own_cpu }
              - { statistic: memory, alias: own_memory }
              - { statistic: cpu, service: web, alias: web_cpu }
              - { statistic: cpu, service: web, cluster: other, alias: far_cpu }
            """).ValuesAsync();
        Assert.Equal((80, 60, 30, 10), (values["own_cpu"], values["own_memory"], values["web_cpu"], values["far_cpu"]));
    }

    [Theory]
    [InlineData(200, 2, 1)]
    [InlineData(200, 3, 2)]
    [InlineData(1, 2, 1)]
    public async Task Two_hundred_services_with_400_metrics_cost_one_call_and_with_600_two(int services, int metricsEach, int calls)
    {
        await using var aws = await AwsSources.StartAsync(new SimulatedCloud());
        var definition = new ClusterDefinition
        {
            Name = "c",
            Services = [.. Enumerable.Range(0, services).Select(number => new ServiceDefinition
            {
                Name = $"service-{number}",
                Min = 1,
                Max = 2,
                MetricSources =
                [
                    .. new MetricSource[] { Ecs(ServiceUtilization.Cpu), Ecs(ServiceUtilization.Memory), Latency(number) }.Take(metricsEach),
                ],
            })],
        };
        var readings = await new MetricSampler(aws.CloudWatch).SampleAsync(definition, MetricReadings.None, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        Assert.Equal(calls, aws.Server.Requests.All.Count(request => request.Operation == "GetMetricData"));
        Assert.Equal(services * metricsEach, readings.Services.Sum(service => readings.Of(service).Count));
        Assert.All(readings.Services.SelectMany(readings.Of), reading => Assert.Contains("has no data", reading.Failure, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a + b", "q1_a + q1_b")]
    [InlineData("aa + a", "aa + q1_a")]
    [InlineData("SUM(SEARCH('{AWS/SQS,a} a', 'Sum', 60)) * a", "SUM(SEARCH('{AWS/SQS,a} a', 'Sum', 60)) * q1_a")]
    [InlineData("IF(a > 5 AND b<3,a,b)", "IF(q1_a > 5 AND q1_b<3,q1_a,q1_b)")]
    [InlineData("MAX([a,b2,a_2])", "MAX([q1_a,b2,a_2])")]
    public void Ids_get_a_prefix_as_whole_names_outside_of_quotes(string expression, string prefixed) =>
        Assert.Equal(prefixed, ExpressionIds.Prefixed(expression, ["a", "b"], "q1_"));

    [Theory]
    [InlineData(Misbehaviour.Silent, "did not answer before the 0.5 s for all sources were over")]
    [InlineData(Misbehaviour.HalfBody, "did not answer before the 0.5 s for all sources were over")]
    [InlineData(Misbehaviour.CutOff, "no answer from 127.0.0.1")]
    [InlineData(Misbehaviour.Error500, "failed with")]
    [InlineData(Misbehaviour.RedirectLoop, "failed with")]
    [InlineData(Misbehaviour.Huge, "answered more than")]
    [InlineData(Misbehaviour.NotJson, "could not be asked: ")]
    [InlineData(Misbehaviour.Empty, "could not be asked: ")]
    [InlineData(Misbehaviour.Refused, "the connection was refused")]
    public async Task A_misbehaving_server_is_a_failed_reading_with_its_cause(string how, string cause)
    {
        await using var server = Misbehaviour.Start(how);
        await using var aws = await AwsSources.OnAsync(server.Url);
        var limits = cause.StartsWith("did not answer", StringComparison.Ordinal) ? new MetricLimits { RunTimeout = TimeSpan.FromMilliseconds(500) } : new MetricLimits();
        foreach (var yaml in new[] { "ecs: [{ statistic: cpu, alias: n }]", "cloudwatch: [{ statistics: [{ name: p99, alias: n }] }]", "sqs: [{ queue: q, statistics: [{ name: age_of_oldest, alias: n }] }]" })
        {
            var failure = await new FromYaml(yaml) { CloudWatch = aws.CloudWatch, Limits = limits }.FailureAsync();
            Assert.Contains(cause, failure, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", failure, StringComparison.Ordinal);
        }
    }

    private static EcsMetricSource Ecs(ServiceUtilization utilization) => new() { Utilization = utilization, Statistics = [new MetricStatistic("x", utilization.ToString())] };

    private static CloudWatchMetricSource Latency(int number) => new()
    {
        Namespace = "App",
        MetricName = $"Latency{number}",
        Period = TimeSpan.FromMinutes(1),
        Statistics = [new MetricStatistic("p99", "latency")],
    };

    private static SimulatedCloud With(string metric, params double[] values)
    {
        var cloud = new SimulatedCloud();
        foreach (var value in values) cloud.CloudWatch.Put("App", metric, new Dictionary<string, string>(), value, at: cloud.Now - TimeSpan.FromMinutes(2));
        return cloud;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.Building;
using EcsAutoscale.Tests.Support;
using Xunit;

namespace EcsAutoscale.Tests;

/// <summary>What metrics cost in calls, by the stand-in's own log of requests.</summary>
public sealed class MetricCallTests
{
    private const int Services = 200;

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public async Task Of_200_services_400_CloudWatch_metrics_are_one_call_and_600_are_two(int metricsEach, int calls)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Cloud = Cloud(metricsEach) }, TestContext.Current.CancellationToken);
        using var engine = new Session();
        engine.Write("clusters.yml", Definition(metricsEach));
        engine.Run($"$PSDefaultParameterValues = @{{ '*-Ecs*:EndpointUrl' = '{sandbox.Url}' }}");

        var outcome = engine.Run("Invoke-EcsAutoscale -WhatIf");

        Assert.Empty(outcome.Errors);
        Assert.Equal(calls, sandbox.Requests.Count("GetMetricData"));
        Assert.Equal(calls, ((IDictionary<string, int>)outcome.Values("Calls")[0]!)["GetMetricData"]);
        var read = engine.Run("(Get-EcsAutoscalePlan).Services").Values("Metrics").Cast<IReadOnlyDictionary<string, double>>().ToList();
        Assert.Equal(Enumerable.Range(1, Services).Select(Value), read.Select(metrics => metrics["m0"]));
        Assert.All(read, metrics => Assert.Equal(metricsEach, metrics.Count));
    }

    [Fact]
    public async Task A_script_block_is_run_once_however_many_clusters_there_are_and_its_source_is_not_asked()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("$script:runs = 0; Invoke-EcsAutoscale -WhatIf -Metric @{ worker = @{ queue_length = { $script:runs++; 500 } } } | Out-Null; $script:runs");
        Assert.Equal([1], outcome.Output.Select(one => one.BaseObject));
        Assert.DoesNotContain(sample.Sandbox.Requests.All, request => request.Service == "rabbitmq");
    }

    private static double Value(int service) => service * 3;

    private static SimulatedCloud Cloud(int metricsEach)
    {
        var cloud = new CloudBuilder().Cluster("production", cluster => cluster.Group("asg", g => g.Size(1, 3, 1)).Services("web", Services, s => s.Needs(1, 4).Desired(0))).Build();
        for (var service = 1; service <= Services; service++)
        {
            var dimensions = new Dictionary<string, string> { ["Queue"] = NameOf(service) };
            for (var metric = 0; metric < metricsEach; metric++)
                cloud.CloudWatch.Put("App", "Depth" + metric.ToString(CultureInfo.InvariantCulture), dimensions, Value(service), at: cloud.Now - TimeSpan.FromMinutes(2));
        }

        return cloud;
    }

    private static string NameOf(int service) => "web-" + service.ToString("000", CultureInfo.InvariantCulture);

    private static string Definition(int metricsEach)
    {
        var text = new StringBuilder("clusters:\n  production:\n    autoscale_group: asg\n    services:\n");
        for (var service = 1; service <= Services; service++)
        {
            text.Append(CultureInfo.InvariantCulture, $"      {NameOf(service)}:\n        min: 0\n        max: 5\n        metric_sources:\n          cloudwatch:\n");
            for (var metric = 0; metric < metricsEach; metric++)
            {
                text.Append(CultureInfo.InvariantCulture, $"            - {{ namespace: App, metric_name: Depth{metric}, dimensions: [{{ name: Queue, value: {NameOf(service)} }}], ");
                text.Append(CultureInfo.InvariantCulture, $"period: 60, statistics: [{{ name: Maximum, alias: m{metric} }}] }}\n");
            }

            text.Append("        events: [{ metric: m0, min: 1e9, action: 1 }]\n");
        }

        return text.ToString();
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox;
using EcsAutoscale.Simulation.Building;
using EcsAutoscale.Tests.Support;
using Xunit;

namespace EcsAutoscale.Tests;

/// <summary>Each cmdlet reads what it decides on, and the results count every request once.</summary>
public sealed class CallTests
{
    private static readonly string[] OfDetails = ["ListTasks", "DescribeTasks", "GetTaskProtection"];

    [Fact]
    public async Task The_calls_of_the_results_are_the_requests_that_were_made_those_of_changes_among_them()
    {
        await using var sample = await SampleSession.StartAsync();
        var outcome = sample.Run("Invoke-EcsAutoscale");
        Assert.Empty(outcome.Errors);
        var counted = outcome.Values("Calls").Cast<IReadOnlyDictionary<string, int>>().SelectMany(calls => calls).GroupBy(pair => pair.Key).ToDictionary(same => same.Key, same => same.Sum(pair => pair.Value));
        var made = sample.Sandbox.Requests.All.Where(request => request.Service is not "rabbitmq").GroupBy(request => request.Operation).ToDictionary(same => same.Key, same => same.Count());
        Assert.Equal(made.OrderBy(pair => pair.Key), counted.OrderBy(pair => pair.Key));
    }

    [Fact]
    public async Task Ten_clusters_ask_CloudWatch_once()
    {
        var cloud = new CloudBuilder().Clusters("cluster", 10, (cluster, _) => cluster
            .Group($"{cluster.Cluster.Name}-asg", g => g.Size(2, 4, 2)).Services("web", 3, s => s.Needs(10, 10).Desired(1).Load(cpuUnits: 5, memoryMiB: 5))).Build();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Cloud = cloud }, TestContext.Current.CancellationToken);
        using var engine = new Session();
        engine.Write("clusters.yml", "clusters:\n" + string.Concat(Enumerable.Range(1, 10).Select(Definition)));
        var outcome = engine.Run($"Invoke-EcsAutoscale -WhatIf -EndpointUrl {sandbox.Url}");
        Assert.Empty(outcome.Errors);
        Assert.Equal(10, outcome.Output.Count);
        Assert.Equal(1, sandbox.Requests.Count("GetMetricData"));
        Assert.Equal(1, outcome.Values("Calls").Cast<IReadOnlyDictionary<string, int>>().Sum(calls => calls.TryGetValue("GetMetricData", out var count) ? count : 0));
    }

    [Theory]
    [InlineData("Set-EcsServiceScale staging web-staging -DesiredCount 7")]
    [InlineData("Get-EcsClusterHeadroom staging")]
    [InlineData("Get-EcsClusterHeadroom staging -Cpu 256 -Memory 512")]
    public async Task What_needs_no_tasks_reads_none(string command)
    {
        await using var sample = await SampleSession.StartAsync();
        Assert.Empty(sample.Run(command).Errors);
        Assert.All(OfDetails, operation => Assert.Equal(0, sample.Sandbox.Requests.Count(operation)));
    }

    [Fact]
    public async Task Setting_a_count_reads_neither_instances_nor_groups()
    {
        await using var sample = await SampleSession.StartAsync();
        Assert.Empty(sample.Run("Set-EcsServiceScale staging web-staging -DesiredCount 7").Errors);
        Assert.Equal(
            ["DescribeClusters", "DescribeScalableTargets", "DescribeServices", "ListServices"],
            sample.Sandbox.Requests.All.Select(request => request.Operation).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_asks_for_every_instance_or_for_the_file_gets_all()
    {
        await using var sample = await SampleSession.StartAsync();
        foreach (var command in (string[])["Test-EcsScaleDown staging -All", "Export-EcsClusterSnapshot staging all.json"])
        {
            sample.Sandbox.Requests.Clear();
            Assert.Empty(sample.Run(command).Errors);
            Assert.Equal(2, sample.Sandbox.Requests.Count("ListTasks"));
        }

        var all = sample.Run("Test-EcsScaleDown staging -All").Values("Reason").Select(reason => $"{reason}").ToArray();
        Assert.DoesNotContain("UnknownData", all);
    }

    private static string Definition(int number) => $$"""
          cluster-{{number:000}}:
            autoscale_group: cluster-{{number:000}}-asg
            services:
        {{string.Concat(Enumerable.Range(1, 3).Select(service => $$"""
              web-{{service:000}}:
                min: 1
                max: 5
                metric_sources:
                  cloudwatch:
                    - namespace: AWS/ECS
                      metric_name: CPUUtilization
                      dimensions:
                        - { name: ClusterName, value: cluster-{{number:000}} }
                        - { name: ServiceName, value: web-{{service:000}} }
                      period: 60
                      statistics:
                        - { name: Average, alias: cpu }
                events:
                  - { metric: cpu, min: 90, action: 1 }

        """))}}

        """;
}

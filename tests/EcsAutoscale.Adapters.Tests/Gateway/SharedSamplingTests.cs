using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Simulation.Building;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Doors;

/// <summary>The metrics of several clusters: asked for together, told apart.</summary>
public sealed class SharedSamplingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_clusters_of_an_account_take_one_call_which_counts_once()
    {
        await using var stand = await StartAsync(10, services: 20);
        var samples = await Task.WhenAll(Gateway.BeginSampling([.. Enumerable.Range(1, 10).Select(cluster => Request(stand, cluster, 20))], DateTimeOffset.UtcNow, Stop));
        Assert.All(samples, sample => Assert.All(Names(20), service => Assert.Equal(50, Assert.Single(sample.Readings.Of(service)).Value!.Value, tolerance: 1)));
        Assert.Equal(1, stand.Server.Requests.Count("GetMetricData"));
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0, 0], samples.Select(sample => sample.Calls.Values.Sum()));
    }

    [Fact]
    public async Task As_many_calls_are_made_as_500_queries_a_call_take()
    {
        await using var stand = await StartAsync(6, services: 200);
        var samples = await Task.WhenAll(Gateway.BeginSampling([.. Enumerable.Range(1, 6).Select(cluster => Request(stand, cluster, 200))], DateTimeOffset.UtcNow, Stop));
        Assert.All(samples, sample => Assert.All(Names(200), service => Assert.NotNull(Assert.Single(sample.Readings.Of(service)).Value)));
        Assert.Equal(3, stand.Server.Requests.Count("GetMetricData"));
    }

    [Fact]
    public async Task What_two_clusters_ask_for_alike_is_asked_once()
    {
        await using var stand = await StartAsync(1, services: 3);
        var one = Request(stand, 1, 3);
        var two = one with { Definition = one.Definition with { Name = "other" } };
        await Task.WhenAll(Gateway.BeginSampling([one, two], DateTimeOffset.UtcNow, Stop));
        Assert.Equal(3, Assert.Single(stand.Server.Requests.Of("GetMetricData")).Parameters.Split("MetricStat.Stat=").Length - 1);
    }

    [Fact]
    public async Task One_cluster_s_wrong_query_leaves_the_others_their_values()
    {
        await using var stand = await StartAsync(2, services: 2);
        var good = Request(stand, 1, 2);
        var bad = Request(stand, 2, 1);
        var service = bad.Definition.Services[0];
        var source = (CloudWatchMetricSource)service.MetricSources[0];
        bad = bad with { Definition = bad.Definition with { Services = [service with { MetricSources = [source with { Statistics = [new MetricStatistic("NoSuchStatistic", "cpu")] }] }] } };
        var samples = await Task.WhenAll(Gateway.BeginSampling([bad, good], DateTimeOffset.UtcNow, Stop));
        Assert.NotNull(Assert.Single(samples[0].Readings.Of("web-001")).Failure);
        Assert.All(Names(2), name => Assert.NotNull(Assert.Single(samples[1].Readings.Of(name)).Value));
    }

    [Fact]
    public async Task Clusters_that_are_reached_in_other_ways_are_asked_by_themselves()
    {
        await using var stand = await StartAsync(2, services: 2);
        var other = Request(stand, 2, 2);
        other = other with { Connection = other.Connection with { Region = "us-east-2" } };
        await Task.WhenAll(Gateway.BeginSampling([Request(stand, 1, 2), other], DateTimeOffset.UtcNow, Stop));
        Assert.Equal(["us-east-1", "us-east-2"], stand.Server.Requests.Of("GetMetricData").Select(request => request.Region).Order());
    }

    [Fact]
    public async Task A_cluster_that_gives_up_leaves_the_others_theirs()
    {
        await using var stand = await StartAsync(2, services: 2);
        stand.Server.Faults.Inject("GetMetricData", Fault.Late(TimeSpan.FromMilliseconds(200)));
        using var leaves = new CancellationTokenSource();
        var samples = Gateway.BeginSampling([Request(stand, 1, 2) with { Stop = leaves.Token }, Request(stand, 2, 2)], DateTimeOffset.UtcNow, Stop);
        leaves.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => samples[0]);
        var other = await samples[1];
        Assert.All(Names(2), name => Assert.NotNull(Assert.Single(other.Readings.Of(name)).Value));
    }

    private static Task<Stand> StartAsync(int clusters, int services) => Stand.StartAsync(new CloudBuilder()
        .Clusters("cluster", clusters, (cluster, _) => cluster
            .Group($"{cluster.Cluster.Name}-asg", g => g.Size(1, 9, 6)).Services("web", services, s => s.Needs(10, 10).Desired(1).Load(cpuUnits: 5, memoryMiB: 5)))
        .Build());

    private static IEnumerable<string> Names(int services) => Enumerable.Range(1, services).Select(number => $"web-{number:000}");

    private static SampleRequest Request(Stand stand, int cluster, int services)
    {
        var name = stand.Use(cloud => cloud.Ecs.Clusters.Select(one => one.Name).Order(StringComparer.Ordinal).ElementAt(cluster - 1));
        return new(stand.Settings, new ClusterDefinition { Name = name, Services = [.. Names(services).Select(service => Measured(name, service))] }, MetricReadings.None);
    }

    private static ServiceDefinition Measured(string cluster, string name) => new()
    {
        Name = name,
        Max = 5,
        MetricSources =
        [
            new CloudWatchMetricSource
            {
                MetricName = "CPUUtilization",
                Dimensions = [new("ClusterName", cluster), new("ServiceName", name)],
                Period = TimeSpan.FromSeconds(60),
                Statistics = [new MetricStatistic("Average", "cpu")],
            },
        ],
    };
}

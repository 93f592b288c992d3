using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Observing.Connections;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Simulation.Building;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Doors;

/// <summary>The door as the cmdlets use it, over HTTP.</summary>
public sealed class GatewayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A2_Clusters_beyond_the_first_page_are_listed()
    {
        await using var stand = await Stand.StartAsync(new CloudBuilder().Clusters("cluster", 230, (_, _) => { }).Build());
        var names = await Gateway.ListClustersAsync(stand.Settings, Stop);
        Assert.Equal(Enumerable.Range(1, 230).Select(number => $"cluster-{number:000}"), names);
        Assert.Equal(3, stand.Server.Requests.Count("ListClusters"));
    }

    [Fact]
    public async Task A2_A_cluster_is_found_however_many_there_are()
    {
        await using var stand = await Stand.StartAsync(new CloudBuilder().Clusters("cluster", 230, (_, _) => { }).Build());
        Assert.Equal("cluster-230", (await ObserveAsync(stand, "cluster-230")).Snapshot.Cluster);
    }

    [Fact]
    public async Task A_cluster_that_is_not_there_is_named()
    {
        await using var stand = await Stand.StartAsync(_ => { });
        var error = await Assert.ThrowsAsync<GatewayException>(() => ObserveAsync(stand, "staging"));
        Assert.Equal(GatewayFailure.ClusterNotFound, error.Failure);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public async Task What_is_denied_is_told_with_the_action_to_allow()
    {
        await using var stand = await Stand.StartAsync(_ => { });
        stand.Server.Faults.Inject("ListServices", Fault.AccessDenied, int.MaxValue);
        var error = await Assert.ThrowsAsync<GatewayException>(() => ObserveAsync(stand, "production"));
        Assert.Equal((GatewayFailure.AccessDenied, "ListServices", "AccessDeniedException"), (error.Failure, error.Operation, error.ErrorCode));
        Assert.Contains("ListServices", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_nobody_can_read_is_a_service_failure()
    {
        await using var stand = await Stand.StartAsync(_ => { });
        stand.Server.Faults.Inject("ListServices", Fault.MalformedBody, int.MaxValue);
        var error = await Assert.ThrowsAsync<GatewayException>(() => ObserveAsync(stand, "production"));
        Assert.Equal((GatewayFailure.Service, "ListServices"), (error.Failure, error.Operation));
    }

    [Fact]
    public async Task A_connection_is_made_once_for_the_same_settings()
    {
        var pool = new ConnectionPool();
        var one = new ConnectionSettings { Region = "us-east-1", ExternalId = new Sensitive("a") };
        var first = await pool.GetAsync(one, Stop);
        Assert.Same(first, await pool.GetAsync(one with { ExternalId = new Sensitive("a") }, Stop));
        Assert.NotSame(first, await pool.GetAsync(one with { ExternalId = new Sensitive("b") }, Stop));
        Assert.NotSame(first, await pool.GetAsync(one with { Region = "us-east-2" }, Stop));
        pool.Forget(one);
        Assert.NotSame(first, await pool.GetAsync(one, Stop));
    }

    [Fact]
    public async Task An_action_is_applied_and_its_calls_are_counted()
    {
        await using var stand = await Stand.StartAsync(c => c.Group("asg", g => g.Size(1, 4, 2)).Service("web", s => s.Desired(1)));
        var action = new ScalingAction
        {
            Kind = ScalingActionKind.SetDesiredCount,
            Cluster = "production",
            Target = "web",
            Before = "1",
            After = "2",
            Reason = Reason.Requested,
            Explanation = "",
        };
        var applied = await Gateway.ApplyAsync(stand.Settings, new ClusterDefinition { Name = "production" }, action, DateTimeOffset.UtcNow, Stop);
        Assert.Equal(ScalingActionStatus.Applied, applied.Action.Status);
        Assert.Equal(["DescribeServices", "TagResource", "UpdateService"], applied.Calls.Keys);
        Assert.All(applied.Calls.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task A5_The_metrics_of_all_services_are_sampled_in_one_call()
    {
        await using var stand = await Stand.StartAsync(c => c
            .Group("asg", g => g.Size(1, 9, 6)).Services("web", 20, s => s.Needs(100, 100).Desired(1).Load(cpuUnits: 50, memoryMiB: 25)));
        var services = Enumerable.Range(1, 20).Select(number => Measured($"web-{number:000}")).ToArray();
        var sample = await Gateway.SampleAsync(
            stand.Settings, new ClusterDefinition { Name = "production", Services = services }, MetricReadings.None, DateTimeOffset.UtcNow, Stop);
        Assert.All(services, service => Assert.Equal(50, Assert.Single(sample.Readings.Of(service.Name)).Value!.Value, tolerance: 1));
        Assert.Equal([("GetMetricData", 1)], sample.Calls.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task Without_a_source_in_CloudWatch_nothing_is_connected()
    {
        var sample = await Gateway.SampleAsync(
            new ConnectionSettings { Region = "no region", ProfileName = "no such profile" },
            new ClusterDefinition { Name = "production" }, MetricReadings.None, DateTimeOffset.UtcNow, Stop);
        Assert.Empty(sample.Calls);
    }

    private static ServiceDefinition Measured(string name) => new()
    {
        Name = name,
        Max = 5,
        MetricSources =
        [
            new CloudWatchMetricSource
            {
                MetricName = "CPUUtilization",
                Dimensions = [new("ClusterName", "production"), new("ServiceName", name)],
                Period = TimeSpan.FromSeconds(60),
                Statistics = [new MetricStatistic("Average", "cpu")],
            },
        ],
    };

    private static Task<Observation> ObserveAsync(Stand stand, string cluster) =>
        Gateway.ObserveAsync(stand.Settings, new ClusterRequest(cluster, null, []), new Progress<string>(), Stop);
}

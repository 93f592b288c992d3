using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Sandbox.Faults;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Doors;

/// <summary>What Application Auto Scaling scales, over HTTP.</summary>
public sealed class ScalableTargetTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_targets_of_the_definition_s_services_are_in_the_observation_and_in_its_file()
    {
        await using var stand = await StartAsync(2);
        var seen = await ObserveAsync(stand, [], "web-001", "web-002");
        ScalableTarget[] expected = [new("web-001", 1, 11), new("web-002", 2, 12) { IsSuspended = true }];
        Assert.Equal(expected, seen.Snapshot.ScalableTargets);
        Assert.Equal(1, seen.Calls["DescribeScalableTargets"]);

        var file = Path.Combine(Directory.CreateTempSubdirectory("targets-").FullName, "snapshot.json");
        Gateway.WriteSnapshot(file, [seen]);
        Assert.Equal(expected, Assert.Single(Gateway.ReadSnapshot(file)).Snapshot.ScalableTargets);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task Fifty_services_are_asked_for_in_a_call_and_none_where_none_is_defined()
    {
        await using var stand = await StartAsync(120);
        var seen = await ObserveAsync(stand, [], [.. Enumerable.Range(1, 120).Select(index => $"web-{index:000}")]);
        Assert.Equal(120, seen.Snapshot.ScalableTargets.Count);
        Assert.Equal(3, seen.Calls["DescribeScalableTargets"]);
        Assert.DoesNotContain("DescribeScalableTargets", (await ObserveAsync(stand, [])).Calls.Keys);
    }

    [Fact]
    public async Task Where_AWS_denies_it_that_is_told_and_nothing_fails_or_warns()
    {
        await using var stand = await StartAsync(1);
        stand.Server.Faults.Inject("DescribeScalableTargets", Fault.AccessDenied, int.MaxValue);
        var story = new ConcurrentQueue<string>();
        var seen = await ObserveAsync(stand, story, "web-001");
        Assert.Empty(seen.Snapshot.ScalableTargets);
        Assert.DoesNotContain(seen.Snapshot.Warnings, warning => warning.Contains("Application Auto Scaling", StringComparison.Ordinal));
        Assert.Single(story, line => line.Contains("whether Application Auto Scaling scales its services is not known", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Single_services_can_be_asked_for()
    {
        await using var stand = await StartAsync(2);
        var targets = await Gateway.ReadScalableTargetsAsync(stand.Settings, "production", ["web-002"], new Listener([]), Stop);
        Assert.Equal(["web-002"], targets.Select(target => target.Service));
    }

    [Fact]
    public async Task A_plan_warns_of_a_service_that_two_scale()
    {
        await using var stand = await StartAsync(2);
        var seen = await ObserveAsync(stand, [], "web-001", "web-002");
        var definition = new ClusterDefinition
        {
            Name = "production",
            Services = [new ServiceDefinition { Name = "web-001", Max = 5 }, new ServiceDefinition { Name = "web-002", Max = 5 }],
        };
        var warning = Assert.Single(Planner.Plan(definition, seen.Snapshot, MetricReadings.None).Warnings, text => text.Contains("Application Auto Scaling", StringComparison.Ordinal));
        Assert.StartsWith("service web-001: Application Auto Scaling scales it between 1 and 11 tasks, so its count is left alone (stand_off.application_auto_scaling)", warning, StringComparison.Ordinal);
    }

    private static Task<Stand> StartAsync(int services) => Stand.StartAsync(cluster => cluster
        .Group("asg", g => g.Size(1, 8, 1))
        .Services("web", services, s => s.Needs(1, 4).Desired(0))
        .Then(builder =>
        {
            foreach (var (service, index) in builder.Cluster.Services.Select((service, index) => (service, index + 1)))
                builder.Cloud.ScalableTargets.Register(service, index, 10 + index, isSuspended: index == 2);
        }));

    private static Task<Observation> ObserveAsync(Stand stand, ConcurrentQueue<string> story, params string[] services) =>
        Gateway.ObserveAsync(stand.Settings, new ClusterRequest("production", "asg", services), new Listener(story), Stop);

    private sealed class Listener(ConcurrentQueue<string> story) : IProgress<string>
    {
        public void Report(string value) => story.Enqueue(value);
    }
}

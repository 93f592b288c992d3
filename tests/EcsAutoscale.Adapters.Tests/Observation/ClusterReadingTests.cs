using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Doors;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Simulation.Building;
using EcsAutoscale.Simulation.Ecs;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Observing;

/// <summary>A cluster is read whole: over HTTP from the stand-in, with the real clients.</summary>
public sealed class ClusterReadingTests
{
    private static readonly string[] Absent = ["wroker"];

    [Fact]
    public async Task A1_All_of_250_instances_and_12_services_are_read_in_pages_and_batches()
    {
        await using var stand = await Stand.StartAsync(c => c
            .Group("asg", g => g.Size(0, 300, 250))
            .Services("service", 12, s => s.Desired(20)));
        var snapshot = await stand.ObserveAsync();

        Assert.Equal(250, snapshot.Instances.Count);
        Assert.Equal(250, snapshot.Instances.Select(instance => instance.Arn).Distinct().Count());
        Assert.Equal(12, snapshot.Services!.Count);
        Assert.Equal(240, snapshot.Instances.Sum(instance => instance.Tasks!.Count));
        Assert.Equal(250, Assert.Single(snapshot.Groups!).Instances.Count);
        Assert.Empty(snapshot.Warnings);
        Assert.Equal(
            [
                ("DescribeAutoScalingGroups", 1), ("DescribeAutoScalingInstances", 1), ("DescribeClusters", 1), ("DescribeContainerInstances", 3),
                ("DescribeInstanceRefreshes", 1), ("DescribeScalingActivities", 1), ("DescribeServices", 2), ("DescribeTaskDefinition", 12),
                ("DescribeTasks", 3), ("GetTaskProtection", 3), ("ListContainerInstances", 3), ("ListServices", 1), ("ListTasks", 4),
            ],
            stand.Operations.GroupBy(name => name).Select(same => (same.Key, same.Count())).OrderBy(pair => pair.Key, System.StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_story_says_how_much_there_is()
    {
        await using var stand = await Stand.StartAsync(c => c.Group("asg", g => g.Size(0, 3, 2)).Service("web", s => s.Desired(1)));
        await stand.ObserveAsync();
        Assert.Equal(
            ["Reading cluster production: 1 service.", "Reading cluster production: 2 container instances."],
            stand.Story.OrderBy(sentence => sentence, System.StringComparer.Ordinal).Take(2));
    }

    [Fact]
    public async Task A_cluster_without_instances_and_services_is_read_and_empty()
    {
        await using var stand = await Stand.StartAsync(_ => { });
        var snapshot = await stand.ObserveAsync();
        Assert.Empty(snapshot.Instances);
        Assert.Empty(snapshot.Services!);
        Assert.Empty(snapshot.TaskDefinitions!);
        Assert.Empty(snapshot.Groups!);
        Assert.Empty(snapshot.Warnings);
    }

    [Fact]
    public async Task Instances_that_only_drain_are_read()
    {
        await using var stand = await Stand.StartAsync(c => c.Group("asg", g => g.Size(0, 3, 2)));
        stand.Use(cloud =>
        {
            foreach (var instance in cloud.Ecs.Cluster("production").Instances) cloud.Ecs.Instances.SetStatus(instance, "DRAINING");
        });
        var snapshot = await stand.ObserveAsync();
        Assert.Equal([InstanceStatus.Draining, InstanceStatus.Draining], snapshot.Instances.Select(instance => instance.Status));
        Assert.Equal("asg", Assert.Single(snapshot.Groups!).Name);
    }

    [Fact]
    public async Task A3_A_group_beyond_the_first_pages_is_found_by_its_name()
    {
        var builder = new CloudBuilder();
        for (var i = 0; i < 120; i++) builder.Cluster($"other-{i:000}", c => c.Group($"{c.Cluster.Name}-asg", g => g.Size(0, 1, 0)));
        await using var stand = await Stand.StartAsync(builder.Cluster("production", c => c.Group("zzz-asg", g => g.Size(1, 4, 2))).Build());

        var named = await stand.ObserveAsync(group: "zzz-asg");
        Assert.Equal((1, 4, 2), (named.Groups![0].MinSize, named.Groups[0].MaxSize, named.Groups[0].DesiredCapacity));
        Assert.Equal(0, stand.Server.Requests.Count("DescribeAutoScalingInstances"));
        var found = await stand.ObserveAsync();
        Assert.Equal("zzz-asg", Assert.Single(found.Groups!).Name);
    }

    [Fact]
    public async Task B9_The_named_group_and_the_group_of_the_other_instances_are_told_apart()
    {
        await using var stand = await Stand.StartAsync(c => c.Group("a-asg", g => g.Size(0, 3, 1)).Group("b-asg", g => g.Size(0, 3, 2)));
        var snapshot = await stand.ObserveAsync(group: "b-asg");
        Assert.Equal([("a-asg", 1), ("b-asg", 2)], snapshot.Groups!.Select(group => (group.Name, group.Instances.Count)));
        Assert.All(snapshot.Instances, instance => Assert.Single(snapshot.Groups!, group => group.Find(instance.InstanceId) is not null));
    }

    [Fact]
    public async Task Without_instances_and_name_the_groups_are_those_of_the_capacity_providers()
    {
        await using var stand = await Stand.StartAsync(c => c.Group("asg", g => g.Size(0, 3, 0).CapacityProvider("provider", managedScaling: true)));
        var snapshot = await stand.ObserveAsync();
        Assert.Equal("asg", Assert.Single(snapshot.Groups!).Name);
        var provider = Assert.Single(snapshot.CapacityProviders);
        Assert.True(provider.ManagesScaling);
        Assert.True(provider.IsFor(snapshot.Groups![0]));
    }

    [Fact]
    public async Task External_instances_are_in_no_group_and_not_asked_for()
    {
        await using var stand = await Stand.StartAsync(c => c.Group("asg", g => g.Size(0, 3, 1)).Then(builder => builder.Cloud.Ecs.Instances.Register(
            builder.Cluster, new InstanceRegistration { Ec2InstanceId = "mi-0123456789abcdef0", InstanceType = "external", Zone = "", Cpu = 1024, Memory = 1024 })));
        var snapshot = await stand.ObserveAsync();
        Assert.True(Assert.Single(snapshot.Instances, instance => instance.InstanceId!.StartsWith("mi-", System.StringComparison.Ordinal)).IsExternal);
        Assert.DoesNotContain("mi-", Assert.Single(stand.Server.Requests.Of("DescribeAutoScalingInstances")).Parameters, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task D6_A_service_that_does_not_exist_is_one_warning_of_the_plan_that_names_it()
    {
        await using var stand = await Stand.StartAsync(c => c.Group("asg", g => g.Size(0, 3, 1)).Service("worker", s => s.Desired(1)));
        var snapshot = await stand.ObserveAsync("production", null, ["worker", .. Absent]);
        Assert.Equal("worker", Assert.Single(snapshot.Services!).Name);
        var definition = new ClusterDefinition { Name = "production", Services = [new ServiceDefinition { Name = "worker", Max = 1 }, new ServiceDefinition { Name = "wroker", Max = 1 }] };
        Assert.Equal(
            ["service wroker: the cluster has no service wroker; check the name in the definition"],
            Planner.Plan(definition, snapshot, MetricReadings.None).Warnings.Where(warning => warning.Contains("wroker", System.StringComparison.Ordinal)));
    }

    [Fact]
    public async Task D7_A_deleted_service_is_seen_as_INACTIVE_beside_the_others()
    {
        await using var stand = await Stand.StartAsync(c => c
            .Group("asg", g => g.Size(0, 3, 1)).Service("gone", s => s.Desired(0)).Service("worker", s => s.Desired(1)));
        stand.Use(cloud => cloud.Ecs.DeleteService(cloud.Ecs.Cluster("production").Service("gone")));
        stand.Server.Advance(System.TimeSpan.FromMinutes(1));
        var snapshot = await stand.ObserveAsync("production", null, "gone", "worker");
        Assert.Equal([("gone", "INACTIVE"), ("worker", "ACTIVE")], snapshot.Services!.Select(service => (service.Name, service.Status)));
        var definition = new ClusterDefinition { Name = "production", Services = [new ServiceDefinition { Name = "gone", Max = 1 }] };
        Assert.Equal(
            ["service gone: the service is INACTIVE"],
            Planner.Plan(definition, snapshot, MetricReadings.None).Warnings.Where(warning => warning.Contains("gone", System.StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Long_and_short_ARNs_say_the_same(bool longArns)
    {
        var cloud = new CloudBuilder().With(options => options with { LongArns = longArns })
            .Cluster("production", c => c.Group("asg", g => g.Size(0, 3, 2)).Service("web", s => s.Desired(3))).Build();
        await using var stand = await Stand.StartAsync(cloud);
        var byName = await stand.ObserveAsync();
        var byArn = await stand.ObserveAsync(byName.ClusterArn!);
        Assert.Equal("production", byArn.Cluster);
        Assert.Equal(3, byArn.Instances.Sum(instance => instance.Tasks!.Count));
        Assert.Equal(byName.Instances.Select(instance => instance.Arn), byArn.Instances.Select(instance => instance.Arn));
    }

    [Fact]
    public async Task A_cluster_that_does_not_exist_is_missing()
    {
        await using var stand = await Stand.StartAsync(_ => { });
        var error = await Record.ExceptionAsync(() => stand.ObserveAsync("staging"));
        Assert.Equal(GatewayFailure.ClusterNotFound, Adapters.Observing.Connections.GatewayFailures.Of(error!)!.Failure);
    }

    [Fact]
    public async Task Task_definitions_are_read_once_a_process()
    {
        await using var stand = await Stand.StartAsync(c => c.Group("asg", g => g.Size(0, 3, 1)).Service("web", s => s.Desired(2)));
        var quiet = new System.Progress<string>();
        var request = new ClusterRequest("production", null, []);
        await Gateway.ObserveAsync(stand.Settings, request, quiet, TestContext.Current.CancellationToken);
        var second = await Gateway.ObserveAsync(stand.Settings, request, quiet, TestContext.Current.CancellationToken);
        Assert.Equal(1, stand.Server.Requests.Count("DescribeTaskDefinition"));
        Assert.DoesNotContain("DescribeTaskDefinition", second.Calls.Keys);
        Assert.Single(second.Snapshot.TaskDefinitions!);
    }

    [Fact]
    public async Task Calls_are_counted_with_their_retries_and_apart_for_runs_at_the_same_time()
    {
        await using var stand = await Stand.StartAsync(new CloudBuilder()
            .Cluster("one", c => c.Group("one-asg", g => g.Size(0, 3, 1)))
            .Cluster("two", c => c.Group("two-asg", g => g.Size(0, 300, 150))).Build());
        stand.Server.Faults.Inject("DescribeInstanceRefreshes", Fault.ServerError);
        var quiet = new System.Progress<string>();
        var runs = await Task.WhenAll(new[] { "one", "two" }.Select(cluster =>
            Gateway.ObserveAsync(stand.Settings, new ClusterRequest(cluster, null, []), quiet, TestContext.Current.CancellationToken)));
        Assert.Equal([1, 2], runs.Select(run => run.Calls["ListContainerInstances"]));
        Assert.Equal(3, runs.Sum(run => run.Calls["DescribeInstanceRefreshes"]));
    }
}

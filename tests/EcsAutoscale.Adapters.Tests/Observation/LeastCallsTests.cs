using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Doors;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Planning.Needs;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Observing;

/// <summary>A run makes exactly the calls that the limits and its decision make necessary, by the log of the stand-in.</summary>
public sealed class LeastCallsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<int, int> Sizes { get; } = [.. from instances in (int[])[10, 100, 250, 1_000] from services in (int[])[1, 5, 20, 200] select (instances, services)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_run_that_may_remove_an_instance_reads_the_candidate_and_what_takes_its_tasks_and_less_the_next_time(int instances, int services)
    {
        await using var stand = await StartAsync(instances, services, min: 1);
        var definition = Definition(services);
        var first = await RunAsync(stand, definition);
        var drained = Assert.Single(first.Actions, action => action.Kind == ScalingActionKind.DrainInstance).Target;
        var taking = TakerOf(first, drained);
        var expected = new LeastCalls { Instances = instances, Services = services, Tasks = Total(stand), Rounds = [[TasksOn(stand, drained)], [TasksOn(stand, taking)]] };
        var cold = Asked(stand);
        Assert.Equal(Text(expected.Calls()), Text(cold));

        stand.Server.Requests.Clear();
        Assert.Equal(drained, Assert.Single((await RunAsync(stand, definition)).Actions, action => action.Kind == ScalingActionKind.DrainInstance).Target);
        var warm = Asked(stand);
        Assert.Equal(Text(expected.Calls()), Text(warm));
        Assert.True(warm.Values.Sum() < cold.Values.Sum());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_run_that_can_change_no_instance_reads_no_task_and_no_task_definition(int instances, int services)
    {
        await using var stand = await StartAsync(instances, services, min: instances);
        Assert.Empty((await RunAsync(stand, Definition(services))).Actions);
        Assert.Equal(Text(new LeastCalls { Instances = instances, Services = services }.Calls()), Text(Asked(stand)));
    }

    [Fact]
    public async Task What_can_never_be_placed_or_may_grow_asks_for_the_definitions_of_its_services_alone()
    {
        await using var stand = await StartAsync(10, 20, min: 10);
        var definition = Definition(20);
        var grown = definition with { Services = [.. definition.Services.Select((service, index) => index == 3 ? service with { Min = 30, Max = 40 } : service)] };
        var plan = await RunAsync(stand, grown);
        Assert.Equal(ScalingActionKind.SetDesiredCount, Assert.Single(plan.Actions).Kind);
        Assert.Equal(1, stand.Server.Requests.Count("DescribeTaskDefinition"));
        Assert.Equal(0, stand.Server.Requests.Count("ListTasks"));
    }

    [Fact]
    public async Task A_service_that_goes_down_is_asked_for_its_protected_tasks_and_keeps_them()
    {
        await using var stand = await StartAsync(10, 5, min: 10);
        stand.Use(cloud =>
        {
            foreach (var task in cloud.Ecs.Cluster("production").Service("web-001").Tasks.Take(3)) cloud.Ecs.ProtectTask(task, TimeSpan.FromHours(1));
        });
        var definition = Definition(5);
        var lowered = definition with { Services = [.. definition.Services.Select(service => service.Name == "web-001" ? service with { Min = 0, Max = 1 } : service)] };
        Assert.Equal("3", Assert.Single((await RunAsync(stand, lowered)).Actions).After);
        Assert.Equal((1, 0, 1), (stand.Server.Requests.Count("ListTasks"), stand.Server.Requests.Count("DescribeTasks"), stand.Server.Requests.Count("GetTaskProtection")));
    }

    // The tasks go round, so that each instance has as many as the next one, or one more.
    private static Task<Stand> StartAsync(int instances, int services, int min) => Stand.StartAsync(c =>
    {
        c.Group("asg", g => g.Size(min, instances + 10, instances));
        var each = Math.Max(1, 2 * instances / services);
        for (var service = 0; service < services; service++)
        {
            int[] places = [.. Enumerable.Range(service * each, each).Select(index => index % instances)];
            c.Service(LeastCalls.NameOf(service + 1), s => s.Needs(4, 8).Desired(each).PlacedOn(places));
        }
    });

    private static ClusterDefinition Definition(int services) => new()
    {
        Name = "production",
        AutoScalingGroup = "asg",
        Services = [.. Enumerable.Range(1, services).Select(number => Measured(LeastCalls.NameOf(number)))],
    };

    private static ServiceDefinition Measured(string name) => new()
    {
        Name = name,
        Max = 10_000,
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

    private static async Task<AutoscalePlan> RunAsync(Stand stand, ClusterDefinition definition)
    {
        var sampling = Gateway.SampleAsync(stand.Settings, definition, MetricReadings.None, DateTimeOffset.UtcNow, Stop);
        var request = new ClusterRequest(definition.Name, definition.AutoScalingGroup, [.. definition.Services.Select(service => service.Name)]);
        var seen = await Gateway.ObserveAsync(
            stand.Settings, request, async (snapshot, _) => PlanNeeds.Of(definition, snapshot, (await sampling).Readings), new Progress<string>(), Stop);
        var (sample, plan) = (await sampling, Planner.Plan(definition, seen.Snapshot, (await sampling).Readings));
        Assert.Equal(Asked(stand), seen.Calls.Concat(sample.Calls).ToDictionary());
        return plan;
    }

    private static SortedDictionary<string, int> Asked(Stand stand) =>
        new(stand.Operations.GroupBy(name => name).ToDictionary(same => same.Key, same => same.Count()), StringComparer.Ordinal);

    private static string Text(IEnumerable<KeyValuePair<string, int>> calls) => string.Join(", ", calls.Select(pair => $"{pair.Value} {pair.Key}"));

    private static string TakerOf(AutoscalePlan plan, string drained) => plan.Instances.Single(verdict => verdict.InstanceId == drained).Moves[0].ToInstanceId;

    private static int Total(Stand stand) => stand.Use(cloud => cloud.Ecs.Cluster("production").Instances.Sum(instance => instance.RunningTasksCount));

    private static IReadOnlyList<string> TasksOn(Stand stand, string instance) => stand.Use(cloud =>
        cloud.Ecs.Cluster("production").Tasks.Where(task => task.Instance?.Ec2InstanceId == instance).Select(task => task.Service!.Name).ToList());
}

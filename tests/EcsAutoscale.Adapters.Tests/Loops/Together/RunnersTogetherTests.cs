using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Loops.Runs;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Building;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Loops.Together;

/// <summary>
/// Several runs at once on one cluster, each request held up for a while so that they interleave: what no run alone would do, none does together. The delays
/// come from the seed, the interleaving from the machine, so a seed makes a failure likely again and not certain.
/// </summary>
public sealed class RunnersTogetherTests
{
    private const string Group = "production-asg";
    private const int Rounds = 200;

    private const string Definition =
        """
        clusters:
          production:
            autoscale_group: production-asg
            min: 2
            max: 9
            cpu_buffer: 256
            mem_buffer: 512
            scale_out: { step: auto, warmup: 5m }
            scale_in: { fit: many, max_step: 1 }
            services:
              worker:
                min: 2
                max: 30
                target: { metric: backlog, per_task: 10 }
                metric_sources: { cloudwatch: [ { namespace: App, metric_name: Backlog, period: 60, statistics: [ { name: Maximum, alias: backlog } ] } ] }
        """;

    [Theory]
    [InlineData(2, 11)]
    [InlineData(5, 12)]
    public async Task Runs_at_once_never_go_above_the_need_below_the_minimum_or_beyond_a_plan(int runners, int seed)
    {
        var dice = new Dice(seed);
        await using var loop = await RunLoop.StartAsync(Cloud(seed), Definition);
        using var watchman = new Watchman(loop, Group) { RunsTogether = true, First = request => Task.Delay(dice.Next(request.Operation is "PutAttributes" or "UpdateContainerInstancesState" ? 40 : 4)) };
        var backlog = 20;
        var outcomes = new Dictionary<(ScalingActionKind, ScalingActionStatus), int>();
        for (var round = 0; round < Rounds; round++)
        {
            if (dice.Once(4)) backlog = 10 + dice.Next(220);
            watchman.ForgetPlans();
            var runs = await RoundAsync(loop, dice, runners, backlog, isRestless: true);
            foreach (var action in runs.SelectMany(run => run.Actions)) outcomes[(action.Kind, action.Status)] = outcomes.GetValueOrDefault((action.Kind, action.Status)) + 1;
            loop.Advance(TimeSpan.FromSeconds(20 + dice.Next(60)));
            watchman.Look();
            Assert.True(watchman.Broken.Count == 0, $"seed {seed}, round {round}: {string.Join("\n", watchman.Broken)}");
            Assert.All(runs, run => Assert.False(run.Failed, $"seed {seed}, round {round}: {string.Join(" / ", run.Told)}"));
        }

        foreach (var kind in new[] { ScalingActionKind.ScaleOut, ScalingActionKind.DrainInstance, ScalingActionKind.CancelDrain, ScalingActionKind.TerminateInstance })
            Assert.True(outcomes.GetValueOrDefault((kind, ScalingActionStatus.Applied)) > 0, $"{kind} was never applied: {Told(outcomes)}");
        Assert.True(outcomes.Any(pair => pair.Key.Item2 == ScalingActionStatus.Skipped), $"the runs never met: {Told(outcomes)}");
        await EndAsync(loop, dice, runners);
        Assert.True(watchman.Broken.Count == 0, $"seed {seed}, at the end: {string.Join("\n", watchman.Broken)}");
    }

    // With a load that stays, runs at once come to the end that one run comes to.
    private static async Task EndAsync(RunLoop loop, Dice dice, int runners)
    {
        for (var round = 0; round < 60; round++)
        {
            await RoundAsync(loop, dice, runners, backlog: 20, isRestless: false);
            loop.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal((2, 2, 2, 0), loop.Use(cloud => (
            cloud.AutoScaling.Group(Group).DesiredCapacity,
            cloud.Ecs.Cluster("production").Instances.Count(instance => instance.Status == "ACTIVE"),
            cloud.Ecs.Cluster("production").Service("worker").RunningCount,
            cloud.Ecs.Cluster("production").Instances.Count(instance => instance.Attributes.Keys.Any(name => name.StartsWith("ecs-autoscale.", StringComparison.Ordinal))))));
    }

    // The load may change, and time pass, while the runs are under way, so that they see different things.
    private static async Task<Run[]> RoundAsync(RunLoop loop, Dice dice, int runners, int backlog, bool isRestless)
    {
        Load(loop, backlog);
        var runs = Task.WhenAll(Enumerable.Range(0, runners).Select(async _ =>
        {
            await Task.Delay(dice.Next(25));
            return await loop.RunAsync();
        }));
        while (!runs.IsCompleted)
        {
            await Task.WhenAny(runs, Task.Delay(5 + dice.Next(20)));
            if (dice.Once(4)) loop.Advance(TimeSpan.FromSeconds(dice.Next(8)));
            if (!isRestless) continue;
            if (dice.Once(2)) Protect(loop, dice.Next(9));
            if (dice.Once(6)) Load(loop, Math.Max(10, backlog + dice.Next(80) - 40));
        }

        Protect(loop, index: null);
        return await runs;
    }

    // One instance is protected for a moment, so that runs that look at different moments choose different ones.
    private static void Protect(RunLoop loop, int? index) => loop.Use(cloud =>
    {
        var members = cloud.AutoScaling.Group(Group).Instances;
        for (var each = 0; each < members.Count; each++) AutoScalingControl.Protect(members[each], each == index);
    });

    private static void Load(RunLoop loop, double backlog) =>
        loop.Use(cloud => cloud.CloudWatch.Put("App", "Backlog", new Dictionary<string, string>(), backlog, at: cloud.Now - TimeSpan.FromMinutes(2)));

    private static string Told(Dictionary<(ScalingActionKind Kind, ScalingActionStatus Status), int> outcomes) => string.Join(
        ", ", outcomes.OrderBy(pair => pair.Key).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key.Kind} {pair.Key.Status} {pair.Value}")));

    private static SimulatedCloud Cloud(int seed) => new CloudBuilder()
        .WithSeed(seed)
        .Cluster("production", cluster => cluster
            .Group(Group, g => g.Size(min: 2, max: 9, desired: 3).Zones("us-east-1a", "us-east-1b").Launches(InstanceTemplate.M5Large).Suspends("AZRebalance"))
            .Service("worker", s => s.Needs(512, 1024).Desired(4)))
        .Build();
}

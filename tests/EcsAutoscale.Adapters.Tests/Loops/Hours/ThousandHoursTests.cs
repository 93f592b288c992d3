using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Loops.Faults;
using EcsAutoscale.Adapters.Tests.Loops.Runs;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Sandbox.Faults;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Loops.Hours;

/// <summary>
/// A thousand simulated hours of random load, random faults and random foreign hands, a run every few minutes: the invariants hold after every change and every
/// step, and when all is quiet again nothing of ours is left over.
/// </summary>
public sealed class ThousandHoursTests
{
    private static readonly FaultKind[] Kinds =
    [
        FaultKind.Throttle, FaultKind.ServerError, FaultKind.Unavailable, FaultKind.Reset, FaultKind.LostAnswer, FaultKind.TruncatedBody, FaultKind.MalformedBody,
        FaultKind.AccessDenied, FaultKind.NotFound,
    ];

    private static readonly string[] Operations =
    [
        "*", "ecs:*", "autoscaling:*", "PutAttributes", "DeleteAttributes", "UpdateContainerInstancesState", "TerminateInstanceInAutoScalingGroup", "SetDesiredCapacity",
        "UpdateService", "DescribeContainerInstances", "DescribeTasks", "ListTasks", "DescribeAutoScalingGroups", "GetMetricData",
    ];

    [Theory]
    [InlineData(101)]
    [InlineData(102)]
    [InlineData(103)]
    [InlineData(104)]
    public async Task In_250_hours_of_load_faults_and_other_hands_the_invariants_hold_at_every_step(int seed)
    {
        var dice = new Dice(seed);
        await using var loop = await RunLoop.StartAsync(SmallCluster.Cloud(), SmallCluster.Definition);
        using var watchman = new Watchman(loop, SmallCluster.Group);
        var hands = new OtherHands(loop, watchman, dice);
        var end = loop.Use(cloud => cloud.Now) + TimeSpan.FromHours(250);
        var applied = new Dictionary<ScalingActionKind, int>();
        var (backlog, failed, step) = (20, 0, 0);
        while (loop.Use(cloud => cloud.Now) < end)
        {
            if (dice.Once(12)) backlog = 10 + dice.Next(110);
            if (dice.Once(40)) loop.Server.Faults.InjectRandomly(Operations[dice.Next(Operations.Length)], new Fault(Kinds[dice.Next(Kinds.Length)]), (1 + dice.Next(100)) / 100.0, dice.Next(1000));
            if (dice.Once(12)) loop.Server.Faults.Clear();
            hands.MayAct();
            var run = await SmallCluster.MinuteAsync(loop, watchman, backlog);
            failed += run.Failed ? 1 : 0;
            foreach (var action in run.Actions.Where(action => action.Status == ScalingActionStatus.Applied)) applied[action.Kind] = applied.GetValueOrDefault(action.Kind) + 1;
            loop.Advance(TimeSpan.FromSeconds(dice.Next(480)));
            watchman.Look();
            Assert.True(watchman.Broken.Count == 0, $"seed {seed}, step {step}: {string.Join("\n", watchman.Broken)}");
            step++;
        }

        Assert.True(failed > 20, $"seed {seed}: {failed} runs failed, so the faults were hardly felt");
        foreach (var kind in new[] { ScalingActionKind.ScaleOut, ScalingActionKind.DrainInstance, ScalingActionKind.TerminateInstance, ScalingActionKind.SetDesiredCount })
            Assert.True(applied.GetValueOrDefault(kind) > 5, string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {kind} was applied {applied.GetValueOrDefault(kind)} times"));

        loop.Server.Faults.Clear();
        hands.GoHome();
        await SmallCluster.SettleAsync(loop, watchman, 20, most: 90);
        Assert.True(watchman.Broken.Count == 0, $"seed {seed}, at the end: {string.Join("\n", watchman.Broken)}");
        Assert.Equal("2-2-6, 2 instances, 2 ACTIVE, 0 marked, worker 2 of 2", SmallCluster.State(loop));
    }
}

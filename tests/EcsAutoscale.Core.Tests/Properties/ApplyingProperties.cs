using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Oracle;
using Xunit;

namespace EcsAutoscale.Core.Tests.Properties;

/// <summary>What ECS makes of a plan is worked out by the oracle's code, not by core's.</summary>
public sealed class ApplyingProperties(ITestOutputHelper output)
{
    [Theory]
    [InlineData(ScaleInFit.One)]
    [InlineData(ScaleInFit.Many)]
    public void After_a_plan_s_drains_are_begun_and_after_they_have_ended_nothing_has_to_grow(ScaleInFit fit)
    {
        var random = new Random(11);
        var drained = 0;
        foreach (var cluster in SmallClusters.Sampled(seed: 5, count: 5_000))
        {
            var policy = new ScaleInPolicy { Fit = fit, MaxStep = 3 };
            var chosen = cluster.Plan(policy).Actions.Where(action => action.Kind == ScalingActionKind.DrainInstance).Select(action => action.Target).ToHashSet();
            if (chosen.Count == 0) continue;
            drained += chosen.Count;
            var begun = cluster with { Instances = [.. cluster.Instances.Select((instance, index) => instance with { Drains = instance.Drains || chosen.Contains($"i-{index}") })] };
            AssertDoesNotGrow(begun, begun.Plan(policy));
            for (var run = 0; run < 3; run++)
            {
                var ended = new ExhaustiveOracle(begun, removed: -1).AfterEcs(random);
                Assert.True(ended.Unplaced.Count == 0, begun.ToString());
                AssertDoesNotGrow(ended, ended.Plan(policy));
            }
        }

        output.WriteLine($"{drained} drains");
        Assert.True(drained > 2_000);
    }

    [Fact]
    public void After_a_plan_s_new_instances_have_come_and_ECS_has_placed_all_nothing_has_to_grow()
    {
        var random = new Random(13);
        var (grown, stranded) = (0, 0);
        foreach (var cluster in SmallClusters.Sampled(seed: 17, count: 4_000))
        {
            var waiting = cluster with { Unplaced = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(cluster.Services.Count))] };
            var plan = waiting.Plan(new ScaleInPolicy());
            if (plan.Unplaceable.Count > 0 || plan.Actions.All(action => action.Kind != ScalingActionKind.ScaleOut)) continue;
            grown++;
            var ended = new ExhaustiveOracle(With(waiting, plan), removed: -1).AfterEcs(random);
            if (ended.Unplaced.Count > 0) stranded++;
            else AssertDoesNotGrow(ended, ended.Plan(new ScaleInPolicy()));
        }

        output.WriteLine($"grown: {grown}; some order stranded a task: {stranded}");
        Assert.True(grown > 500 && stranded <= 0.01 * grown);
    }

    private static int Added(AutoscalePlan plan)
    {
        var action = plan.Actions.Single(candidate => candidate.Kind == ScalingActionKind.ScaleOut);
        return int.Parse(action.After, CultureInfo.InvariantCulture) - int.Parse(action.Before, CultureInfo.InvariantCulture);
    }

    // New instances are like the smallest of the group, in its zone; drains that are taken back end.
    private static SmallCluster With(SmallCluster cluster, AutoscalePlan plan)
    {
        var returned = plan.Actions.Where(action => action.Kind == ScalingActionKind.CancelDrain).Select(action => action.Target).ToHashSet();
        var instances = cluster.Instances.Select((instance, index) => instance with { Drains = instance.Drains && !returned.Contains($"i-{index}") });
        var template = cluster.Instances.OrderBy(instance => instance.Memory).ThenBy(instance => instance.Cpu).First() with { Tasks = [], Drains = false };
        return cluster with { Instances = [.. instances, .. Enumerable.Repeat(template, Added(plan))] };
    }

    private static void AssertDoesNotGrow(SmallCluster cluster, AutoscalePlan plan)
    {
        IEnumerable<ScalingAction> growing = plan.Actions.Where(action => action.Kind is ScalingActionKind.ScaleOut or ScalingActionKind.CancelDrain);
        Assert.True(!growing.Any(), $"{plan.Explanation}: {growing.FirstOrDefault()?.Explanation}\n{cluster}");
    }
}

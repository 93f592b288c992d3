using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using CsCheck;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Headroom;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;
using Xunit;

namespace EcsAutoscale.Core.Tests.Properties;

public sealed class PlanProperties
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue - 1];

    [Fact]
    public void A_plan_never_throws_whatever_was_observed() => Seeds.Sample(
        seed =>
        {
            var snapshot = RandomSnapshots.Weird(seed);
            var definition = RandomSnapshots.Definition(seed);
            var plan = Planner.Plan(definition, snapshot, MetricReadings.None);
            HeadroomCalculator.Of(definition, snapshot, []);
            foreach (var instance in snapshot.Instances) Planner.JudgeInstance(definition, snapshot, MetricReadings.None, instance);
            return plan.Instances.All(verdict => verdict.Reason != Reason.Unspecified && verdict.Explanation.Length > 0)
                && plan.Groups.All(verdict => verdict.Reason != Reason.Unspecified)
                && plan.Instances.Select(verdict => verdict.ContainerInstanceArn).Distinct().Count() == snapshot.Instances.Select(instance => instance.Arn).Distinct().Count();
        },
        iter: 4_000,
        threads: 1);

    [Fact]
    public void The_order_of_instances_tasks_services_definitions_and_groups_changes_nothing() => Seeds.Sample(
        seed =>
        {
            var snapshot = seed % 2 == 0 ? RandomSnapshots.Weird(seed) : RandomSnapshots.Sound(seed);
            var doubled = snapshot.Instances.Select(instance => instance.Arn).Distinct().Count() < snapshot.Instances.Count;
            var definition = RandomSnapshots.Definition(seed);
            return doubled || Text(Planner.Plan(definition, snapshot, MetricReadings.None)) == Text(Planner.Plan(definition, Shuffled(snapshot, new Random(seed + 1)), MetricReadings.None));
        },
        iter: 2_000,
        threads: 1);

    [Fact]
    public void No_plan_leads_outside_the_limits_or_drains_beyond_the_minimum() => Seeds.Sample(
        seed =>
        {
            var snapshot = seed % 2 == 0 ? RandomSnapshots.Weird(seed) : RandomSnapshots.Sound(seed);
            var definition = RandomSnapshots.Definition(seed);
            var plan = Planner.Plan(definition, snapshot, MetricReadings.None);
            foreach (var group in new ClusterView(definition, snapshot).Groups)
            {
                var actions = plan.Actions.Where(action => action.Group == group.Name).ToArray();
                foreach (var grown in actions.Where(action => action.Kind == ScalingActionKind.ScaleOut))
                    Assert.InRange(int.Parse(grown.After, CultureInfo.InvariantCulture), Math.Max(group.MinSize, group.Group.DesiredCapacity), group.MaxSize);
                var drained = actions.Count(action => action.Kind == ScalingActionKind.DrainInstance);
                var terminated = actions.Count(action => action.Kind == ScalingActionKind.TerminateInstance);
                if (drained > 0) Assert.True(group.Serving - drained >= group.MinSize && group.DesiredCapacity - group.Leaving - drained >= group.MinSize);
                if (terminated > 0) Assert.True(group.DesiredCapacity - terminated >= group.MinSize);
                Assert.True(drained == 0 || actions.All(action => action.Kind != ScalingActionKind.ScaleOut));
            }

            return plan.Actions.Count(action => action.Kind == ScalingActionKind.DrainInstance) <= definition.ScaleIn.MaxStep;
        },
        iter: 3_000,
        threads: 1);

    [Fact]
    public void Every_task_of_an_instance_that_may_go_has_exactly_one_place_and_all_fit_there()
    {
        var yes = 0;
        Seeds.Sample(
        seed =>
        {
            var snapshot = RandomSnapshots.Sound(seed);
            var definition = RandomSnapshots.Definition(seed) with { Services = [] };
            var view = new ClusterView(definition, snapshot);
            foreach (var instance in snapshot.Instances)
            {
                var verdict = Planner.JudgeInstance(definition, snapshot, MetricReadings.None, instance);
                if (verdict.CanScaleDown && verdict.Moves.Count > 0) yes++;
                if (verdict.CanScaleDown) AssertMoves(view, instance, verdict);
                else Assert.NotEmpty(verdict.Blockers);
            }
        },
        iter: 3_000,
        threads: 1);
        Assert.True(yes > 300, $"{yes} yes");
    }

    [Fact]
    public void With_fit_one_more_free_room_never_turns_a_yes_into_a_no()
    {
        var yes = 0;
        Seeds.Sample(
        seed =>
        {
            var snapshot = RandomSnapshots.Sound(seed);
            var definition = RandomSnapshots.Definition(seed) with { Services = [], Headroom = [], ScaleIn = new ScaleInPolicy() };
            var random = new Random(seed);
            var grown = random.Next(snapshot.Instances.Count);
            var more = new Resources(random.Next(1024), random.Next(2048));
            var larger = snapshot with
            {
                Instances = [.. snapshot.Instances.Select((instance, index) => index == grown ? instance with { Registered = instance.Registered + more, Remaining = instance.Remaining + more } : instance)],
            };
            for (var index = 0; index < snapshot.Instances.Count; index++)
            {
                if (index == grown || !Planner.JudgeInstance(definition, snapshot, MetricReadings.None, snapshot.Instances[index]).CanScaleDown) continue;
                var after = Planner.JudgeInstance(definition, larger, MetricReadings.None, larger.Instances[index]);
                Assert.True(after.CanScaleDown, $"{after.Reason}: {after.Explanation}");
                yes++;
            }
        },
        iter: 3_000,
        threads: 1);
        Assert.True(yes > 300, $"{yes} yes");
    }

    private static void AssertMoves(ClusterView view, ContainerInstance instance, ScaleDownVerdict verdict)
    {
        var tasks = instance.Tasks!.Where(task => task.IsMeantToRun && task.ServiceName is not null).ToDictionary(task => task.Arn, task => view.Kinds.OfTask(task)!);
        Assert.Equal(tasks.Keys.Order(StringComparer.Ordinal), verdict.Moves.Select(move => move.TaskArn));
        foreach (var target in verdict.Moves.GroupBy(move => move.ToInstanceId))
        {
            Assert.NotEqual(instance.InstanceId, target.Key);
            var there = view.Instances.Single(candidate => candidate.InstanceId == target.Key);
            Assert.True(there.TakesTasks);
            List<TaskKind> all = [.. there.Tasks!.Select(task => view.Kinds.OfTask(task)!), .. target.Select(move => tasks[move.TaskArn])];
            var needs = all.Aggregate(Resources.None, (sum, kind) => sum + kind.Needs);
            Assert.True(target.All(move => move.Cpu == 0) || needs.Cpu <= there.Registered.Cpu);
            Assert.True(target.All(move => move.Memory == 0) || needs.Memory <= there.Registered.Memory);
            Assert.True(target.All(move => tasks[move.TaskArn].Needs.NetworkInterfaces == 0) || needs.NetworkInterfaces <= 2);
            Assert.All(target.SelectMany(move => tasks[move.TaskArn].Ports.Tcp), port => Assert.Single(all.SelectMany(kind => kind.Ports.Tcp), port));
            Assert.All(target.Where(move => tasks[move.TaskArn].DistinctInstance), move => Assert.Single(all, kind => kind.Service == move.Service));
        }
    }

    private static string Text(AutoscalePlan plan) => JsonSerializer.Serialize(plan);

    private static ClusterSnapshot Shuffled(ClusterSnapshot snapshot, Random random)
    {
        IReadOnlyList<T>? Mixed<T>(IReadOnlyList<T>? items) => items is null ? null : [.. items.OrderBy(_ => random.Next())];
        return snapshot with
        {
            Instances = Mixed(snapshot.Instances.Select(instance => instance with { Tasks = Mixed(instance.Tasks) }).ToArray())!,
            Services = Mixed(snapshot.Services),
            TaskDefinitions = Mixed(snapshot.TaskDefinitions),
            WaitingTasks = Mixed(snapshot.WaitingTasks)!,
            Groups = Mixed(snapshot.Groups?.Select(group => group with { Instances = Mixed(group.Instances)! }).ToArray()),
        };
    }
}

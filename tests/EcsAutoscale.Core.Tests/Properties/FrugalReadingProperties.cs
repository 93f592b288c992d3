using System;
using System.Linq;
using CsCheck;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Headroom;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Planning.Needs;
using Xunit;

namespace EcsAutoscale.Core.Tests.Properties;

/// <summary>What is decided on the little that was read is what would be decided on all.</summary>
public sealed class FrugalReadingProperties
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue - 1];

    [Fact]
    public void A_plan_on_what_it_needs_has_the_actions_of_a_plan_on_everything()
    {
        var (drains, growth, frugal, all) = (0, 0, 0, 0);
        Seeds.Sample(
            seed =>
            {
                var whole = FrugalClusters.Snapshot(seed);
                var definition = FrugalClusters.Definition(seed);
                var reading = new FrugalReading(whole);
                var seen = reading.Read(snapshot => PlanNeeds.Of(definition, snapshot, MetricReadings.None));
                var expected = Planner.Plan(definition, whole, MetricReadings.None).Actions;
                Assert.Equal(expected.Select(Essence), Planner.Plan(definition, seen, MetricReadings.None).Actions.Select(Essence));
                drains += expected.Count(action => action.Kind == ScalingActionKind.DrainInstance);
                growth += expected.Count(action => action.Kind == ScalingActionKind.ScaleOut);
                if (reading.Asked.AllTasks) all++;
                else frugal++;
            },
            iter: 6_000,
            threads: 1);
        Assert.True(drains > 150 && growth > 150 && frugal > 1_500 && all > 300, $"{drains} drains, {growth} times growth, {frugal} frugal, {all} read whole");
    }

    [Fact]
    public void Headroom_on_what_it_needs_is_the_headroom_of_everything() => Seeds.Sample(
        seed =>
        {
            var whole = FrugalClusters.Snapshot(seed);
            var definition = FrugalClusters.Definition(seed);
            var seen = new FrugalReading(whole).Read(snapshot => HeadroomNeeds.Of(definition, snapshot, []));
            var (expected, found) = (HeadroomCalculator.Of(definition, whole, []), HeadroomCalculator.Of(definition, seen, []));
            Assert.Equal(expected.Fits, found.Fits);
            Assert.Equal(expected with { Fits = [], Instances = [] }, found with { Fits = [], Instances = [] });
            Assert.Equal(expected.Instances.Where(instance => instance.Status == InstanceStatus.Active), found.Instances.Where(instance => instance.Status == InstanceStatus.Active));
        },
        iter: 4_000,
        threads: 1);

    [Fact]
    public void Whatever_was_observed_an_instance_that_was_not_read_stays() => Seeds.Sample(
        seed =>
        {
            var definition = RandomSnapshots.Definition(seed);
            var reading = new FrugalReading(RandomSnapshots.Weird(seed));
            var seen = reading.Read(snapshot => PlanNeeds.Of(definition, snapshot, MetricReadings.None));
            var plan = Planner.Plan(definition, seen, MetricReadings.None);
            Assert.All(plan.Instances.Where(verdict => verdict.CanScaleDown && verdict.Reason != Reason.DrainFinished), verdict => Assert.Contains(verdict.ContainerInstanceArn, reading.Asked.Candidates));
        },
        iter: 4_000,
        threads: 1);

    private static (ScalingActionKind, string, string?, string?, string, string, Reason) Essence(ScalingAction action) =>
        (action.Kind, action.Target, action.Group, action.ContainerInstanceArn, action.Before, action.After, action.Reason);
}

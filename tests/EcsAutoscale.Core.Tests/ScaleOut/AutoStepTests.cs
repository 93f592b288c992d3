using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.ScaleOut;

public sealed class AutoStepTests
{
    [Theory]
    [InlineData(Assurance.Proof)]
    [InlineData(Assurance.Placement)]
    public void B4_As_many_instances_as_the_demand_needs_in_the_first_run(Assurance assurance)
    {
        // 16 tasks of half an instance: 8 instances in all, of which 4 are there.
        var builder = new ClusterBuilder().Service("web", 16, cpu: 1024);
        foreach (var id in new[] { "i-a", "i-b", "i-c", "i-d" }) builder.Instance(id).Task("web", id).Task("web", id);
        var plan = Auto(builder.Group(max: 20), assurance).Plan();

        var action = Assert.Single(plan.Actions);
        Assert.Equal(("4", "8"), (action.Before, action.After));
        Assert.Equal((4d, 4d), (action.Evidence["fewestThatCanHold"], action.Evidence["fewestWhereEcsPlacesAll"]));
    }

    [Fact]
    public void What_ECS_needs_can_be_more_than_what_a_packing_needs()
    {
        // Two of 1280 and two of 768 pack onto two instances of 2048; in some order ECS puts the two small ones together.
        static ClusterBuilder Build() => new ClusterBuilder()
            .Instance("i-a", with: instance => instance with { Remaining = new Resources(0, 0) })
            .Service("big", 2, cpu: 1280, memory: 2560, with: service => service with { RunningCount = 0, PlacementStrategies = [new PlacementStrategy("binpack", "cpu")] })
            .Service("small", 2, cpu: 768, memory: 1536, with: service => service with { RunningCount = 0, PlacementStrategies = [new PlacementStrategy("binpack", "cpu")] })
            .Group(max: 20);

        var placed = Auto(Build(), Assurance.Placement).Plan().Actions.Single();
        var proof = Auto(Build(), Assurance.Proof).Plan().Actions.Single();

        Assert.Equal((2d, 3d), (placed.Evidence["fewestThatCanHold"], placed.Evidence["fewestWhereEcsPlacesAll"]));
        Assert.Equal(("4", "3"), (placed.After, proof.After));
    }

    [Theory]
    [InlineData(3, 20, "4")]
    [InlineData(10, 4, "4")]
    public void Never_more_than_max_step_and_the_maximum_and_the_cap_is_said(int maxStep, int max, string after)
    {
        var plan = new ClusterBuilder().Instance("i-a", with: instance => instance with { Remaining = new Resources(0, 0) })
            .Service("web", 20, cpu: 1024, with: service => service with { RunningCount = 0 }).Group(max: max)
            .Define(definition => definition with { ScaleOut = new ScaleOutPolicy { Step = null, MaxStep = maxStep } }).Plan();

        Assert.Equal(after, plan.Actions.Single().After);
        Assert.Contains("capped from 10", plan.Actions.Single().Explanation, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 3072, "a-large", "3")]
    [InlineData(3, 1536, "b-small", "4")]
    [InlineData(4, 1536, "a-large", "2")]
    [InlineData(1, 1024, "b-small", "2")]
    public void Of_several_groups_the_one_grows_whose_instances_waste_least(int tasks, int cpu, string group, string after)
    {
        // Full instances of 6144 and of 1536 CPU units: only the large take a task of 3072, and four of 1536 fill a large one as well as four small ones.
        static ContainerInstance Full(ContainerInstance instance) => instance with { Remaining = Resources.None };
        var plan = Auto(
            new ClusterBuilder()
                .Instance("i-a", cpu: 6144, memory: 15360, with: Full).Instance("i-b", cpu: 1536, memory: 3840, with: Full)
                .Service("web", tasks, cpu: cpu, memory: cpu * 5 / 2, with: service => service with { RunningCount = 0 })
                .Group("a-large", ids: ["i-a"]).Group("b-small", ids: ["i-b"]),
            Assurance.Proof).Plan();

        var growth = Assert.Single(plan.Actions);
        Assert.Equal((group, after), (growth.Target, growth.After));
    }

    [Fact]
    public void Groups_that_waste_the_same_go_by_name()
    {
        static ContainerInstance Full(ContainerInstance instance) => instance with { Remaining = Resources.None };
        var plan = Auto(
            new ClusterBuilder().Instance("i-a", with: Full).Instance("i-b", with: Full)
                .Service("web", 3, cpu: 1024, with: service => service with { RunningCount = 0 }).Group("blue", ids: ["i-b"]).Group("amber", ids: ["i-a"]),
            Assurance.Proof).Plan();

        Assert.Equal("amber", Assert.Single(plan.Actions).Target);
    }

    [Fact]
    public void From_zero_one_is_bought_to_learn_from()
    {
        var plan = Auto(new ClusterBuilder().Service("web", 20, cpu: 1024, with: service => service with { RunningCount = 0 }).Group(desired: 0), Assurance.Placement).Plan();

        Assert.Equal("1", plan.Actions.Single().After);
        Assert.Contains("learn", plan.Actions.Single().Explanation, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Daemons_take_their_part_of_every_new_instance()
    {
        var plan = Auto(
            new ClusterBuilder().Instance("i-a", with: instance => instance with { Remaining = new Resources(0, 0) })
                .Service("agent", 1, cpu: 1024, memory: 64, with: service => service with { SchedulingStrategy = "DAEMON" })
                .Service("web", 3, cpu: 1024, with: service => service with { RunningCount = 0 }).Group(max: 20),
            Assurance.Placement).Plan();

        Assert.Equal("4", plan.Actions.Single().After);
    }

    [Fact]
    public void New_instances_go_to_the_group_s_emptiest_zones()
    {
        static EcsService InB(EcsService service) => service with
        {
            RunningCount = 0,
            PlacementConstraints = [new PlacementConstraint("memberOf", "attribute:ecs.availability-zone == us-east-1b")],
        };
        var plan = Auto(
            new ClusterBuilder().Instance("i-a").Service("web", 1, cpu: 1024, with: InB).Group(max: 20, with: group => group with { AvailabilityZones = ["us-east-1a", "us-east-1b"] }),
            Assurance.Placement).Plan();

        Assert.Empty(plan.Unplaceable);
        Assert.Equal("2", plan.Actions.Single().After);
    }

    private static ClusterBuilder Auto(ClusterBuilder builder, Assurance assurance) =>
        builder.Define(definition => definition with { ScaleOut = new ScaleOutPolicy { Step = null, Assurance = assurance } });
}

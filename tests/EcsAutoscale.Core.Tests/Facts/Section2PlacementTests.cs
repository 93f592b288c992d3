using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Placement.Strategies;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.Facts;

/// <summary>ECS-FACTS section 2, placement.</summary>
public sealed class Section2PlacementTests
{
    [Fact]
    public void Constraints_bind_and_strategies_are_best_effort()
    {
        // Binpack would like i-b, spread i-c; the constraint leaves only i-d.
        static EcsService OnlyD(EcsService service) => service with
        {
            PlacementStrategies = [new PlacementStrategy("binpack", "cpu")],
            PlacementConstraints = [new PlacementConstraint("memberOf", "ec2InstanceId == i-d")],
        };
        var verdict = new ClusterBuilder().Instance("i-a").Instance("i-b", cpu: 1024).Instance("i-c").Instance("i-d").Service("web", 1, with: OnlyD).Task("web", "i-a").Group(min: 1).Judge("i-a");

        Assert.Equal(["i-d"], verdict.Moves.Select(move => move.ToInstanceId));
    }

    [Theory]
    [InlineData("task:group == service:db")]
    [InlineData("runningTasksCount < 5")]
    [InlineData("attribute:x =~ (?<name>a)")]
    [InlineData("(")]
    public void What_cannot_be_evaluated_or_depends_on_other_tasks_makes_a_task_unmovable(string expression)
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b")
            .Service("web", 1, with: service => service with { PlacementConstraints = [new PlacementConstraint("memberOf", expression)] }).Task("web", "i-a").Group(min: 1);

        Assert.False(builder.Judge("i-a").CanScaleDown);
    }

    [Theory]
    [InlineData(null, null, "i-b1,i-b2")]
    [InlineData("binpack", "cpu", "i-a1")]
    [InlineData("binpack", "memory", "i-b2")]
    [InlineData("spread", "instanceId", "i-a2,i-b1,i-b2")]
    [InlineData("spread", "attribute:ecs.availability-zone", "i-b1,i-b2")]
    [InlineData("random", null, "i-a1,i-a2,i-b1,i-b2")]
    public void Strategies_choose_what_AWS_says_and_by_default_a_service_spreads_by_zone_and_then_by_its_fewest_tasks(string? type, string? field, string expected) =>
        Assert.Equal(expected.Split(','), Choices(type is null ? [] : [new PlacementStrategy(type, field)]));

    [Fact]
    public void Strategies_apply_one_after_the_other() =>
        Assert.Equal(["i-b2"], Choices([new PlacementStrategy("spread", "attribute:ecs.availability-zone"), new PlacementStrategy("binpack", "memory")]));

    [Fact]
    public void A_task_that_leaves_a_zone_counts_there_until_it_has_stopped()
    {
        // Of zone a's three tasks two leave: it has three, two or one, and zone b has two.
        Assert.Equal(["i-a2", "i-b1", "i-b2"], Choices([new PlacementStrategy("spread", "attribute:ecs.availability-zone")], leaving: "i-a1"));
        Assert.Equal(["i-b2"], Choices([new PlacementStrategy("spread", "attribute:ecs.availability-zone")], leaving: "i-b1"));
    }

    [Fact]
    public void Required_attributes_gate_placement()
    {
        static TaskDefinition Needs(TaskDefinition definition) => definition with { RequiredAttributes = [new AttributeRequirement("ecs.capability.x", null)] };
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 1, definedAs: Needs).Task("web", "i-a").Group(min: 1);

        Assert.Equal(Reason.TaskHasNoPlace, builder.Judge("i-a").Reason);
        Assert.True(builder.Change("i-b", instance => With(instance, "ecs.capability.x", "")).Judge("i-a").CanScaleDown);
    }

    [Theory]
    [InlineData("WINDOWS_SERVER_2022_CORE", "X86_64", "windows", "x86_64", true)]
    [InlineData("WINDOWS_SERVER_2022_CORE", "X86_64", "linux", "x86_64", false)]
    [InlineData("LINUX", "ARM64", "linux", "arm64", true)]
    [InlineData("LINUX", "ARM64", "linux", "x86_64", false)]
    public void Operating_system_and_architecture_gate_placement(string family, string architecture, string system, string cpu, bool goes)
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b", with: instance => With(With(instance, "ecs.os-type", system), "ecs.cpu-architecture", cpu))
            .Service("web", 1, definedAs: definition => definition with { OperatingSystemFamily = family, CpuArchitecture = architecture }).Task("web", "i-a").Group(min: 1);

        Assert.Equal(goes, builder.Judge("i-a").CanScaleDown);
    }

    [Fact]
    public void An_awsvpc_task_moves_only_to_zones_where_its_service_runs_for_a_subnet_elsewhere_is_not_certain()
    {
        static TaskDefinition Awsvpc(TaskDefinition definition) => definition with { NetworkMode = "awsvpc" };
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b", zone: "us-east-1b").Service("web", 1, definedAs: Awsvpc).Task("web", "i-a").Group(min: 1);

        Assert.Equal(Reason.TaskHasNoPlace, builder.Judge("i-a").Reason);
        Assert.True(builder.Task("web", "i-b").Judge("i-a").CanScaleDown);
    }

    [Fact]
    public void A_service_with_a_capacity_provider_goes_only_to_its_instances_and_with_several_it_is_unmovable()
    {
        static EcsService Of(EcsService service, params string[] providers) => service with { CapacityProviders = providers };
        static ClusterBuilder Build(params string[] providers) => new ClusterBuilder().Instance("i-a").Instance("i-b", with: instance => instance with { CapacityProviderName = "one" })
            .Service("web", 1, with: service => Of(service, providers)).Task("web", "i-a").Group(min: 1);

        Assert.True(Build("one").Judge("i-a").CanScaleDown);
        Assert.Equal(Reason.TaskHasNoPlace, Build("two").Judge("i-a").Reason);
        Assert.Equal(Reason.UnreadableConstraint, Build("one", "two").Judge("i-a").Reason);
    }

    // Zone a has three tasks of the service, zone b two; a1 has least CPU left, b2 least memory.
    private static IEnumerable<string> Choices(IReadOnlyList<PlacementStrategy> strategies, string? leaving = null)
    {
        var builder = new ClusterBuilder()
            .Instance("i-a1", cpu: 1024).Instance("i-a2").Instance("i-b1", zone: "us-east-1b").Instance("i-b2", memory: 3000, zone: "us-east-1b").Service("web", 5, cpu: 64, memory: 64);
        foreach (var id in new[] { "i-a1", "i-a1", "i-a2", "i-b1", "i-b2" }) builder.Task("web", id);
        var room = new ClusterView(new() { Name = "production" }, builder.Snapshot()).NewRoom();
        if (leaving is not null) room.Close(room.Rooms.Single(candidate => candidate.Id == leaving));
        return StrategyPlacer.Choices(room, new TaskKind { Name = "service web", Service = "web", Needs = new Resources(64, 64), Strategies = strategies }).Select(choice => choice.Id);
    }

    private static ContainerInstance With(ContainerInstance instance, string name, string value) =>
        instance with { Attributes = new Dictionary<string, string?>(instance.Attributes) { [name] = value } };
}

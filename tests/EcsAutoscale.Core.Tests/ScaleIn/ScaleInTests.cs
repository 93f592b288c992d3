using System;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.ScaleIn;

public sealed class ScaleInTests
{
    [Fact]
    public void The_instance_with_the_least_reserved_memory_is_drained_where_its_tasks_fit_on_one_other()
    {
        var plan = Three().Plan();

        var action = Assert.Single(plan.Actions);
        Assert.Equal((ScalingActionKind.DrainInstance, "i-c", Reason.EveryTaskHasAPlace), (action.Kind, action.Target, action.Reason));
        var verdict = plan.Instances.Single(candidate => candidate.InstanceId == "i-c");
        Assert.True(verdict.CanScaleDown);
        Assert.All(verdict.Moves, move => Assert.NotEqual("i-c", move.ToInstanceId));
        Assert.Single(verdict.Moves);
        Assert.All(plan.Instances.Where(candidate => candidate.InstanceId != "i-c"), candidate => Assert.False(candidate.CanScaleDown));
    }

    [Fact]
    public void The_same_cluster_in_another_order_gives_the_same_plan()
    {
        var builder = Three();
        var forward = builder.Plan();
        var backward = builder.Plan(snapshot => snapshot with { Instances = [.. snapshot.Instances.Reverse()], Services = [.. snapshot.Services!.Reverse()] });

        Assert.Equal(forward.Actions.Select(action => action.Target), backward.Actions.Select(action => action.Target));
        Assert.Equal(forward.Instances.Select(verdict => verdict.Explanation), backward.Instances.Select(verdict => verdict.Explanation));
    }

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void The_buffer_must_be_left_on_the_very_instance_that_takes_the_tasks(long buffer, bool goes)
    {
        // Each has one task of 768; a target keeps 2048 - 768 - 768 = 512.
        var plan = new ClusterBuilder().Buffer(buffer, 1)
            .Instance("i-a").Instance("i-b").Service("web", 2, cpu: 768).Task("web", "i-a").Task("web", "i-b").Group(min: 1).Plan();

        Assert.Equal(goes, plan.Actions.Any(action => action.Kind == ScalingActionKind.DrainInstance));
        if (!goes) Assert.Equal(Reason.BufferDoesNotFit, plan.Instances[0].Reason);
    }

    [Fact]
    public void Where_the_least_memory_cannot_go_the_least_cpu_is_looked_at()
    {
        var plan = new ClusterBuilder()
            .Instance("i-mem").Instance("i-cpu").Instance("i-full")
            .Service("hungry", 1, cpu: 1800, memory: 256).Service("lean", 1, cpu: 512, memory: 1024).Service("full", 1, cpu: 1400, memory: 4096)
            .Task("hungry", "i-mem").Task("lean", "i-cpu").Task("full", "i-full").Group(min: 1).Plan();

        Assert.Equal(["i-cpu"], plan.Actions.Select(action => action.Target));
        Assert.Equal(Reason.TaskHasNoPlace, plan.Instances.Single(verdict => verdict.InstanceId == "i-mem").Reason);
    }

    [Fact]
    public void A_blocked_task_says_what_it_needs_and_what_the_best_place_lacks()
    {
        var verdict = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 2, cpu: 1280).Task("web", "i-a").Task("web", "i-b").Group(min: 1).Judge("i-a");

        Assert.False(verdict.CanScaleDown);
        var blocker = Assert.Single(verdict.Blockers);
        Assert.Equal((Reason.TaskHasNoPlace, "web"), (blocker.Reason, blocker.Service));
        Assert.NotNull(blocker.TaskArn);
        Assert.Contains("1280 CPU units", blocker.Detail, StringComparison.Ordinal);
        Assert.Contains("i-b, lacks 512 CPU units", blocker.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_on_the_move_from_an_earlier_drain_must_fit_on_the_same_target()
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b").Instance("i-c").Instance("i-d")
            .Service("web", 4, cpu: 768).Task("web", "i-a").Task("web", "i-b").Task("web", "i-c").Task("web", "i-d").Group(min: 1);

        Assert.Single(builder.Plan().Actions, action => action.Kind == ScalingActionKind.DrainInstance);
        Assert.DoesNotContain(builder.Drain("i-a").Plan().Actions, action => action.Kind == ScalingActionKind.DrainInstance);
    }

    [Fact]
    public void Two_tasks_with_the_same_host_port_never_share_a_target()
    {
        static TaskDefinition WithPort(TaskDefinition definition) =>
            definition with { Containers = [definition.Containers[0] with { PortMappings = [new PortMapping(8080, "tcp")] }] };

        var plan = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 2, definedAs: WithPort).Task("web", "i-a").Task("web", "i-b").Group(min: 1).Plan();

        Assert.Empty(plan.Actions);
        Assert.Contains("port tcp 8080", plan.Instances[0].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_distinctInstance_service_needs_an_instance_without_it()
    {
        static EcsService Distinct(EcsService service) => service with { PlacementConstraints = [new PlacementConstraint("distinctInstance", null)] };
        var two = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 2, with: Distinct).Task("web", "i-a").Task("web", "i-b").Group(min: 1);

        Assert.Empty(two.Plan().Actions);
        Assert.Single(new ClusterBuilder().Instance("i-a").Instance("i-b").Instance("i-c").Service("web", 2, with: Distinct).Task("web", "i-a").Task("web", "i-b").Group(min: 2).Plan().Actions);
    }

    [Fact]
    public void A_memberOf_constraint_decides_where_a_task_may_go()
    {
        static EcsService In(EcsService service, string zone) =>
            service with { PlacementConstraints = [new PlacementConstraint("memberOf", $"attribute:ecs.availability-zone == {zone}")] };
        ClusterBuilder Zones(string zone) => new ClusterBuilder().Instance("i-a").Instance("i-b", zone: "us-east-1b").Service("web", 1, with: service => In(service, zone)).Task("web", "i-a").Group(min: 1);

        Assert.True(Zones("us-east-1b").Judge("i-a").CanScaleDown);
        Assert.Equal(Reason.TaskHasNoPlace, Zones("us-east-1a").Judge("i-a").Reason);
        Assert.Equal(Reason.UnreadableConstraint, new ClusterBuilder().Instance("i-a").Instance("i-b")
            .Service("web", 1, with: service => service with { PlacementConstraints = [new PlacementConstraint("memberOf", "attribute:zone ==== x(")] }).Task("web", "i-a").Group(min: 1).Judge("i-a").Reason);
    }

    [Fact]
    public void Fit_many_spreads_the_tasks_over_several_instances()
    {
        // 10 instances at 60 %: no single target takes 1228 CPU units, several do (case B3, as far as one step goes).
        var builder = new ClusterBuilder().Service("web", 20, cpu: 614);
        foreach (var id in Enumerable.Range(0, 10).Select(number => $"i-{number}")) builder.Instance(id).Task("web", id).Task("web", id);
        builder.Group(min: 1);

        Assert.Empty(builder.Plan().Actions);
        Assert.Single(builder.Define(definition => definition with { ScaleIn = new ScaleInPolicy { Fit = ScaleInFit.Many, Assurance = Assurance.Proof } }).Plan().Actions);
    }

    [Fact]
    public void Headroom_must_still_fit()
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 2).Task("web", "i-a").Task("web", "i-b").Group(min: 1);
        Assert.Single(builder.Plan().Actions);
        var plan = builder.Define(definition => definition with { Headroom = [new HeadroomShape { Cpu = 1024, Memory = 1024, Count = 2 }] }).Plan();

        Assert.Empty(plan.Actions);
        Assert.Equal(Reason.HeadroomDoesNotFit, plan.Instances[0].Reason);
    }

    [Fact]
    public void The_only_instance_stays()
    {
        Assert.Equal(Reason.LastInstance, new ClusterBuilder().Instance("i-a").Group().Plan().Instances.Single().Reason);
    }

    [Fact]
    public void Applying_a_plan_and_planning_again_gives_no_scale_out()
    {
        var builder = Three();
        var target = builder.Plan().Actions.Single().Target;
        builder.Drain(target);

        Assert.DoesNotContain(builder.Plan().Actions, action => action.Kind is ScalingActionKind.ScaleOut or ScalingActionKind.CancelDrain);
    }

    private static ClusterBuilder Three() => new ClusterBuilder().Buffer(256, 512)
        .Instance("i-a").Instance("i-b").Instance("i-c")
        .Service("web", 5).Task("web", "i-a").Task("web", "i-a").Task("web", "i-b").Task("web", "i-b").Task("web", "i-c").Group(min: 1);
}

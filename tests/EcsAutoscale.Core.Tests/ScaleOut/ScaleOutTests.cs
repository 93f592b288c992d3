using System;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.ScaleOut;

public sealed class ScaleOutTests
{
    [Fact]
    public void Out_by_one_where_no_instance_has_the_buffer_free()
    {
        var plan = new ClusterBuilder().Buffer(1024, 2048)
            .Instance("i-a").Instance("i-b").Service("web", 4, cpu: 768).Task("web", "i-a").Task("web", "i-a").Task("web", "i-b").Task("web", "i-b").Group()
            .Plan();

        var action = Assert.Single(plan.Actions);
        Assert.Equal((ScalingActionKind.ScaleOut, "asg", "2", "3", Reason.DemandDoesNotFit), (action.Kind, action.Target, action.Before, action.After, action.Reason));
        Assert.Contains("lacks 512 CPU units", action.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void B1_A_buffer_that_fits_exactly_fits()
    {
        var plan = new ClusterBuilder().Buffer(1024, 7168).Instance("i-a").Service("web", 1, cpu: 1024, memory: 512).Task("web", "i-a").Group(min: 1).Plan();

        Assert.Empty(plan.Actions);
        Assert.Equal(Reason.NothingToDo, plan.Groups.Single().Reason);
    }

    [Fact]
    public void B2_A_task_without_a_cpu_reservation_fits_where_no_cpu_is_left()
    {
        var plan = new ClusterBuilder()
            .Instance("i-a").Service("web", 1, cpu: 2048).Task("web", "i-a").Service("light", 1, cpu: 0, memory: 128, with: service => service with { RunningCount = 0 }).Group(min: 1)
            .Plan();

        Assert.Empty(plan.Actions);
    }

    [Fact]
    public void B5_A_task_that_fits_on_no_instance_of_the_group_buys_nothing()
    {
        var plan = new ClusterBuilder().Instance("i-a").Service("huge", 2, cpu: 1024, memory: 16_000, with: service => service with { RunningCount = 0 }).Group().Plan();

        Assert.DoesNotContain(plan.Actions, action => action.Kind == ScalingActionKind.ScaleOut);
        var never = Assert.Single(plan.Unplaceable);
        Assert.Equal((2, 16_000L, 8_320L, 0L), (never.Count, never.Memory, never.MissingMemory, never.MissingCpu));
        Assert.Contains(plan.Warnings, warning => warning.Contains("huge", StringComparison.Ordinal));
    }

    [Fact]
    public void B6_An_instance_whose_agent_is_disconnected_is_no_room()
    {
        var builder = new ClusterBuilder().Buffer(512, 512).Instance("i-a", with: instance => instance with { AgentConnected = false }).Instance("i-b").Service("web", 2, cpu: 1024);
        var plan = builder.Task("web", "i-b").Task("web", "i-b").Group().Plan();

        Assert.Equal(["3"], plan.Actions.Select(action => action.After));
    }

    [Fact]
    public void B7_Booting_instances_count_as_room_on_its_way()
    {
        var builder = new ClusterBuilder().Buffer(1024, 1024).Instance("i-a").Service("web", 2, cpu: 1024).Task("web", "i-a").Task("web", "i-a")
            .Group(desired: 2, ids: ["i-a", "i-new"], with: group => group with { Instances = [group.Instances[0], group.Instances[1] with { LifecycleState = "Pending" }] });
        var plan = builder.Plan();

        Assert.Empty(plan.Actions);
        Assert.Equal(Reason.InstancesLaunching, plan.Groups.Single().Reason);
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(400, 1)]
    public void An_instance_that_has_not_registered_counts_for_the_warm_up_only(int secondsAgo, int actions)
    {
        var builder = new ClusterBuilder().Buffer(1024, 1024).Instance("i-a").Service("web", 2, cpu: 1024).Task("web", "i-a").Task("web", "i-a").Group(ids: ["i-a", "i-new"]);
        builder.Activities.Add(new ScalingActivity
        {
            GroupName = "asg",
            Description = "Launching a new EC2 instance: i-new",
            StatusCode = "Successful",
            StartTime = ClusterBuilder.Now.AddSeconds(-secondsAgo),
        });
        var plan = builder.Plan();

        Assert.Equal(actions, plan.Actions.Count);
        Assert.Equal(actions == 1, plan.Warnings.Any(warning => warning.Contains("i-new", StringComparison.Ordinal) && warning.Contains("never registered", StringComparison.Ordinal)));
    }

    [Fact]
    public void Capacity_that_the_group_has_not_even_launched_counts_too()
    {
        var plan = new ClusterBuilder().Buffer(1024, 1024).Instance("i-a").Service("web", 2, cpu: 1024).Task("web", "i-a").Task("web", "i-a").Group(desired: 2).Plan();

        Assert.Empty(plan.Actions);
    }

    [Fact]
    public void B8_With_no_active_instance_services_are_still_scaled_and_one_instance_is_bought_to_learn_from()
    {
        var worker = new ServiceDefinition { Name = "worker", Min = 2, Max = 4 };
        var plan = new ClusterBuilder().Service("worker", 0).Group(desired: 0).Define(definition => definition with { Services = [worker] }).Plan();

        Assert.Equal([(ScalingActionKind.ScaleOut, "1"), (ScalingActionKind.SetDesiredCount, "2")], plan.Actions.Select(action => (action.Kind, action.After)));
    }

    [Fact]
    public void B10_Tasks_that_found_no_room_are_demand_until_they_have_room()
    {
        var plan = new ClusterBuilder()
            .Instance("i-a").Service("web", 3, cpu: 1024).Task("web", "i-a").Task("web", "i-a").Group()
            .Plan();

        Assert.Equal(["2"], plan.Actions.Select(action => action.After));
        Assert.Contains("1 task of service web", plan.Actions[0].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void D2_A_service_above_its_maximum_makes_no_room()
    {
        var plan = new ClusterBuilder()
            .Instance("i-a").Service("web", 4, cpu: 512).Task("web", "i-a").Task("web", "i-a").Task("web", "i-a").Task("web", "i-a").Group(min: 1)
            .Define(definition => definition with { Services = [new ServiceDefinition { Name = "web", Min = 1, Max = 2 }] })
            .Plan();

        Assert.Equal([(ScalingActionKind.SetDesiredCount, "4", "2")], plan.Actions.Select(action => (action.Kind, action.Before, action.After)));
    }

    [Fact]
    public void Planned_growth_and_the_instances_for_it_are_one_plan()
    {
        var worker = new ServiceDefinition { Name = "worker", Min = 4, Max = 8 };
        var plan = new ClusterBuilder().Instance("i-a").Service("worker", 1, cpu: 1024).Task("worker", "i-a").Group().Define(definition => definition with { Services = [worker] }).Plan();

        Assert.Equal([ScalingActionKind.ScaleOut, ScalingActionKind.SetDesiredCount], plan.Actions.Select(action => action.Kind));
    }

    [Fact]
    public void Tasks_that_still_have_to_leave_a_draining_instance_are_demand()
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 3, cpu: 1024).Task("web", "i-a").Task("web", "i-a").Task("web", "i-b").Group();

        Assert.Equal([ScalingActionKind.ScaleOut], builder.Drain("i-b", markedMinutesAgo: null).Plan().Actions.Select(action => action.Kind));
    }

    [Fact]
    public void A_replacement_that_runs_already_is_demand_no_more()
    {
        var plan = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 2, cpu: 1024).Task("web", "i-a").Task("web", "i-a").Task("web", "i-b").Group()
            .Drain("i-b", markedMinutesAgo: null).Plan();

        Assert.Empty(plan.Actions);
    }

    [Fact]
    public void A_drain_of_ours_is_taken_back_before_anything_is_bought()
    {
        var plan = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 4, cpu: 1024).Task("web", "i-a").Task("web", "i-a").Group().Drain("i-b").Plan();

        Assert.Equal([(ScalingActionKind.CancelDrain, "i-b")], plan.Actions.Select(action => (action.Kind, action.Target)));
    }

    [Fact]
    public void A_service_whose_tasks_keep_failing_is_no_demand_and_is_named()
    {
        var plan = new ClusterBuilder().Instance("i-a").Group(min: 1)
            .Service("broken", 3, cpu: 1024, with: service => service with
            {
                RunningCount = 0,
                Events = [new ServiceEvent(ClusterBuilder.Now, "(service broken) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section.")],
            })
            .Plan();

        Assert.Empty(plan.Actions);
        Assert.Contains(plan.Warnings, warning => warning.Contains("broken", StringComparison.Ordinal) && warning.Contains("throttles", StringComparison.Ordinal));
    }
}

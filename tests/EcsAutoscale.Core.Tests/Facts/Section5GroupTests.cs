using System;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.Facts;

/// <summary>ECS-FACTS section 5, the Auto Scaling group.</summary>
public sealed class Section5GroupTests
{
    [Theory]
    [InlineData("Standby")]
    [InlineData("EnteringStandby")]
    [InlineData("Detaching")]
    [InlineData("Pending:Wait")]
    [InlineData("Terminating:Wait")]
    [InlineData("Warmed:Running")]
    [InlineData("ReplacingRootVolume")]
    public void Only_an_InService_instance_is_a_victim(string state) =>
        Assert.Equal(Reason.NotInService, Two(State("i-a", state)).Judge("i-a").Reason);

    [Theory]
    [InlineData("Terminating:Wait", Reason.LastInstance)]
    [InlineData("Warmed:Running", Reason.LastInstance)]
    [InlineData("Standby", Reason.EveryTaskHasAPlace)]
    public void An_instance_that_its_group_stops_or_keeps_warm_is_no_room_and_Standby_still_is(string state, Reason reason) =>
        Assert.Equal(reason, Two(State("i-b", state), desired: 1).Judge("i-a").Reason);

    [Fact]
    public void The_tasks_of_an_instance_that_its_group_stops_are_demand()
    {
        var plan = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 2, cpu: 1536).Task("web", "i-a").Task("web", "i-b")
            .Group(with: State("i-b", "Terminating:Wait"), desired: 1).Plan();

        Assert.Equal([(ScalingActionKind.ScaleOut, "2")], plan.Actions.Select(action => (action.Kind, action.After)));
    }

    [Theory]
    [InlineData("Pending", 0)]
    [InlineData("Pending:Proceed", 0)]
    [InlineData("Warmed:Stopped", 1)]
    public void Pending_is_capacity_on_the_way_and_the_warm_pool_is_not(string state, int actions)
    {
        var plan = new ClusterBuilder().Buffer(1024, 1024).Instance("i-a").Service("web", 2, cpu: 1024).Task("web", "i-a").Task("web", "i-a")
            .Group(desired: state == "Pending" || state == "Pending:Proceed" ? 2 : 1, ids: ["i-a", "i-new"], with: State("i-new", state)).Plan();

        Assert.Equal(actions, plan.Actions.Count);
    }

    [Fact]
    public void Capacity_is_not_on_the_way_while_Launch_is_suspended_or_launches_fail_so_another_group_grows()
    {
        static ClusterBuilder Build(Func<AutoScalingGroup, AutoScalingGroup>? with) => new ClusterBuilder().Buffer(2048, 1024).Instance("i-a").Instance("i-b").Service("web", 2, cpu: 2048).Task("web", "i-a").Task("web", "i-b")
            .Group("first", ids: ["i-a"], desired: 2, with: with).Group("second", ids: ["i-b"]);

        Assert.Empty(Build(null).Plan().Actions);
        Assert.Equal(["second"], Build(group => group with { SuspendedProcesses = ["Launch"] }).Plan().Actions.Select(action => action.Target));
        var failing = Build(null);
        failing.Activities.Add(new ScalingActivity { GroupName = "first", Description = "Launching a new EC2 instance", StatusCode = "Failed", StatusMessage = "none left", StartTime = ClusterBuilder.Now });
        Assert.Equal(["second"], failing.Plan().Actions.Select(action => action.Target));
    }

    [Fact]
    public void Of_a_group_whose_launches_failed_no_instance_is_drained_below_the_minimum_that_serves()
    {
        // Two serve, the minimum is 2, and the desired capacity of 4 never came.
        var builder = Two(null, min: 2, desired: 4);
        builder.Activities.Add(new ScalingActivity { GroupName = "asg", Description = "Launching a new EC2 instance", StatusCode = "Failed", StartTime = ClusterBuilder.Now });

        Assert.Equal(Reason.GroupAtMinimum, builder.Judge("i-a").Reason);
        Assert.Contains("2 that serve", builder.Judge("i-a").Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_that_never_registered_is_late_even_where_its_launch_is_not_among_the_activities()
    {
        var builder = new ClusterBuilder().Buffer(1024, 1024).Instance("i-a").Service("web", 2, cpu: 1024).Task("web", "i-a").Task("web", "i-a").Group(ids: ["i-a", "i-dead"]);
        Assert.Empty(builder.Plan().Actions);

        builder.Activities.Add(new ScalingActivity { GroupName = "asg", Description = "Terminating EC2 instance: i-x", StatusCode = "Successful", StartTime = ClusterBuilder.Now.AddHours(-3) });
        Assert.Equal(["3"], builder.Plan().Actions.Select(action => action.After));
        Assert.Contains(builder.Plan().Warnings, warning => warning.Contains("i-dead", StringComparison.Ordinal));
    }

    [Fact]
    public void A_termination_with_decrement_is_not_asked_for_at_the_minimum() =>
        Assert.DoesNotContain(new ClusterBuilder().Instance("i-a").Instance("i-b").Group(min: 2).Drain("i-b").Plan().Actions, action => action.Kind == ScalingActionKind.TerminateInstance);

    [Fact]
    public void No_plan_lowers_the_desired_capacity() =>
        Assert.DoesNotContain(
            Two(null).Define(definition => definition with { Min = 0, Max = 1 }).Plan().Actions,
            action => action.Kind == ScalingActionKind.ScaleOut || (action.Kind == ScalingActionKind.SetGroupLimits && action.After == "0-1"));

    [Fact]
    public void The_victim_is_in_the_fullest_zone_as_the_plan_goes_on()
    {
        var builder = new ClusterBuilder().Instance("i-a1").Instance("i-a2").Instance("i-a3").Instance("i-b1", zone: "us-east-1b").Instance("i-b2", zone: "us-east-1b").Group(min: 2)
            .Define(definition => definition with { ScaleIn = new ScaleInPolicy { Fit = ScaleInFit.Many, MaxStep = 3 } });

        Assert.Equal(["i-a1", "i-a2", "i-b1"], builder.Plan().Actions.Select(action => action.Target).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void In_a_weighted_group_an_instance_counts_its_weight_and_none_is_removed()
    {
        static AutoScalingGroup Weighted(AutoScalingGroup group) => group with { Instances = [.. group.Instances.Select(member => member with { WeightedCapacity = 4 })] };
        var plan = new ClusterBuilder().Buffer(2048, 1024).Instance("i-a").Service("web", 1).Task("web", "i-a").Group(max: 20, desired: 4, with: Weighted).Plan();

        Assert.Equal(["8"], plan.Actions.Select(action => action.After));
        Assert.Equal(Reason.OtherController, Two(Weighted).Judge("i-a").Reason);
    }

    [Fact]
    public void Demand_that_only_one_group_can_hold_makes_that_group_grow_by_what_it_needs_and_no_more()
    {
        var plan = new ClusterBuilder().Instance("i-small", cpu: 1024).Instance("i-big", cpu: 8192)
            .Service("full-small", 1, cpu: 1024).Task("full-small", "i-small").Service("full-big", 1, cpu: 8192).Task("full-big", "i-big")
            .Service("large", 1, cpu: 4096, with: service => service with { RunningCount = 0 }).Service("little", 1, cpu: 1024, with: service => service with { RunningCount = 0 })
            .Group("big", ids: ["i-big"]).Group("small", ids: ["i-small"]).Define(definition => definition with { ScaleOut = new ScaleOutPolicy { Step = null } }).Plan();

        Assert.Equal([("small", "2")], plan.Actions.Select(action => (action.Target, action.After)));
        Assert.Empty(plan.Unplaceable);
    }

    [Fact]
    public void External_instances_are_no_room_for_tasks_of_EC2() =>
        Assert.Equal(Reason.LastInstance, new ClusterBuilder().Instance("i-a").Instance("mi-1").Service("web", 1).Task("web", "i-a").Group(ids: ["i-a"], min: 0).Judge("i-a").Reason);

    [Fact]
    public void The_tag_of_managed_scaling_keeps_us_off_where_the_capacity_providers_were_not_read() => Assert.Equal(
        Reason.OtherController,
        Two(group => group with { Tags = new System.Collections.Generic.Dictionary<string, string> { ["AmazonECSManaged"] = "" } }).Judge("i-a").Reason);

    [Fact]
    public void The_limits_of_a_group_with_an_operator_are_left_alone() => Assert.Empty(
        Two(group => group with { Operator = "someone.amazonaws.com" }).Define(definition => definition with { Min = 3, Max = 4 }).Plan().Actions);

    private static ClusterBuilder Two(Func<AutoScalingGroup, AutoScalingGroup>? with, int min = 0, int? desired = null) =>
        new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 2).Task("web", "i-a").Task("web", "i-b").Group(min: min, desired: desired, with: with);

    private static Func<AutoScalingGroup, AutoScalingGroup> State(string id, string state) => group =>
        group with { Instances = [.. group.Instances.Select(member => member.InstanceId == id ? member with { LifecycleState = state } : member)] };
}

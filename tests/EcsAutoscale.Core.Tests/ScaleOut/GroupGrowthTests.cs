using System;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.ScaleOut;

/// <summary>Which group grows, how far, and what keeps one from growing.</summary>
public sealed class GroupGrowthTests
{
    [Theory]
    [InlineData(2, Reason.AtMaximum)]
    [InlineData(10, Reason.DemandDoesNotFit)]
    public void Nothing_is_bought_above_the_maximum(int max, Reason reason)
    {
        var plan = new ClusterBuilder().Buffer(2048, 1024).Instance("i-a").Instance("i-b").Service("web", 2).Task("web", "i-a").Task("web", "i-b").Group(max: max).Plan();

        Assert.Equal(reason, plan.Groups.Single().Reason);
        Assert.Equal(reason == Reason.DemandDoesNotFit ? 1 : 0, plan.Actions.Count);
    }

    [Fact]
    public void A_group_whose_launches_fail_is_not_asked_for_more()
    {
        var builder = new ClusterBuilder().Buffer(2048, 1024).Instance("i-a").Service("web", 5, cpu: 2048).Task("web", "i-a").Group(desired: 2);
        builder.Activities.Add(new ScalingActivity { GroupName = "asg", Description = "Launching a new EC2 instance", StatusCode = "Failed", StatusMessage = "InsufficientInstanceCapacity", StartTime = ClusterBuilder.Now });
        var plan = builder.Plan();

        Assert.Empty(plan.Actions);
        Assert.Equal(Reason.LaunchesFail, plan.Groups.Single().Reason);
        Assert.Contains("InsufficientInstanceCapacity", plan.Groups.Single().Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Managed_scaling_and_a_suspended_Launch_leave_the_group_alone()
    {
        var builder = new ClusterBuilder().Buffer(2048, 1024).Instance("i-a").Service("web", 1).Task("web", "i-a").Group(with: group => group with { SuspendedProcesses = ["Launch"] });
        Assert.Equal(Reason.LaunchSuspended, builder.Plan().Groups.Single().Reason);

        builder.Providers.Add(new CapacityProvider { Name = "cp", GroupArn = builder.Snapshot().Groups![0].Arn, ManagesScaling = true });
        Assert.Equal(Reason.OtherController, builder.Plan().Groups.Single().Reason);
        Assert.Empty(builder.Plan().Actions);
    }

    [Fact]
    public void The_definition_s_limits_are_enforced_on_the_group()
    {
        var plan = new ClusterBuilder().Instance("i-a").Instance("i-b").Group(min: 1, max: 5).Define(definition => definition with { Min = 2, Max = 4 }).Plan();

        Assert.Equal([(ScalingActionKind.SetGroupLimits, "1-5", "2-4")], plan.Actions.Select(action => (action.Kind, action.Before, action.After)));
    }

    [Fact]
    public void A_maximum_below_the_desired_capacity_follows_the_drains_down()
    {
        var plan = new ClusterBuilder().Instance("i-a").Instance("i-b").Instance("i-c").Group(min: 1, max: 5).Define(definition => definition with { Min = 1, Max = 2 }).Plan();

        Assert.Equal("1-3", plan.Actions.Single(action => action.Kind == ScalingActionKind.SetGroupLimits).After);
        Assert.Contains(plan.Actions, action => action.Kind == ScalingActionKind.DrainInstance);
        Assert.Contains(plan.Warnings, warning => warning.Contains("follows", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_several_groups_the_one_whose_instances_waste_least_grows()
    {
        var plan = new ClusterBuilder().Instance("i-big", cpu: 8192, memory: 32_000).Instance("i-small", cpu: 2048, memory: 4096).Service("web", 1, cpu: 1024, memory: 2048, with: service => service with { RunningCount = 0 })
            .Service("full", 2, cpu: 8192, memory: 1).Change("i-big", instance => instance with { Remaining = new(0, 0) }).Change("i-small", instance => instance with { Remaining = new(0, 0) })
            .Group("big", ids: ["i-big"]).Group("small", ids: ["i-small"]).Plan();

        Assert.Equal(["small"], plan.Actions.Where(action => action.Kind == ScalingActionKind.ScaleOut).Select(action => action.Target));
    }

    [Fact]
    public void An_autoscale_group_that_does_not_exist_is_named_and_services_are_scaled()
    {
        var plan = new ClusterBuilder().Instance("i-a").Service("worker", 0).Group("asg")
            .Define(definition => definition with { AutoScalingGroup = "asgg", Services = [new ServiceDefinition { Name = "worker", Min = 1, Max = 2 }] }).Plan();

        Assert.Equal((Reason.NotFound, "asgg"), (plan.Groups.Single().Reason, plan.Groups.Single().Group));
        Assert.Equal([ScalingActionKind.SetDesiredCount], plan.Actions.Select(action => action.Kind));
    }

    [Theory]
    [InlineData(2, 10, 2)]
    [InlineData(20, 10, 10)]
    [InlineData(3, 2, 2)]
    public void A_fixed_step_is_capped_by_max_step_and_the_maximum(int step, int maxStep, int added)
    {
        var plan = new ClusterBuilder().Buffer(2048, 1024).Instance("i-a").Service("web", 1).Task("web", "i-a").Group(max: 30)
            .Define(definition => definition with { ScaleOut = new ScaleOutPolicy { Step = step, MaxStep = maxStep } }).Plan();

        Assert.Equal([(1 + added).ToString(System.Globalization.CultureInfo.InvariantCulture)], plan.Actions.Select(action => action.After));
    }
}

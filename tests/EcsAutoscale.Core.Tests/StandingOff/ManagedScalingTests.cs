using System;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.ScaleIn.Rules;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.StandingOff;

/// <summary>With ECS managed scaling, <c>scale_in.terminate: false</c> is the working combination: we prove and drain, ECS adds and removes.</summary>
public sealed class ManagedScalingTests
{
    [Fact]
    public void We_drain_what_is_proven_and_leave_all_else_to_ECS()
    {
        var plan = Builder(terminate: false).Plan();
        Assert.Equal([ScalingActionKind.DrainInstance], plan.Actions.Select(action => action.Kind));
        var growing = Builder(terminate: false).Service("new", 40).Plan();
        Assert.DoesNotContain(growing.Actions, action => action.Kind == ScalingActionKind.ScaleOut);
        Assert.Equal(Reason.OtherController, growing.Groups.Single().Reason);
        Assert.Contains("capacity provider cp", growing.Groups.Single().Explanation, StringComparison.Ordinal);
        Assert.Contains("stand_off.managed_scaling", growing.Groups.Single().Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_we_would_terminate_nothing_is_drained()
    {
        var plan = Builder(terminate: true).Plan();
        Assert.Empty(plan.Actions);
        Assert.All(plan.Instances, verdict => Assert.Equal(Reason.OtherController, verdict.Reason));
    }

    [Fact]
    public void The_key_takes_the_group_over()
    {
        var plan = Builder(terminate: true).Define(definition => definition with { StandOff = new StandOffPolicy { ManagedScaling = false } }).Plan();
        Assert.Equal([ScalingActionKind.DrainInstance], plan.Actions.Select(action => action.Kind));
    }

    [Fact]
    public void The_protection_that_ECS_puts_on_busy_instances_hinders_no_drain_of_ours_and_is_told_to_who_drains()
    {
        var plan = Builder(terminate: false, isProtected: true, byEcs: true).Plan();
        Assert.Equal(1, Assert.Single(plan.Actions).Evidence[ScaleInProtectionRule.ByEcs]);
        Assert.All(Builder(terminate: false, isProtected: true, byEcs: false).Plan().Instances, verdict => Assert.Equal(Reason.ProtectedFromScaleIn, verdict.Reason));
    }

    [Theory]
    [InlineData("InService", "drained 3 h ago and empty; scale_in.terminate is false, so another controller removes it")]
    [InlineData("Terminating:Wait", "its drain is ours, and its group is removing it (Terminating:Wait)")]
    public void A_drain_of_ours_that_is_over_is_no_hung_drain_while_ECS_removes_the_instance(string state, string explanation)
    {
        var plan = Builder(terminate: false, state: state).Drain("i-2", 180).Plan();
        Assert.Empty(plan.Actions);
        var verdict = plan.Instances.Single(one => one.InstanceId == "i-2");
        Assert.Equal((Reason.DrainFinished, explanation), (verdict.Reason, verdict.Explanation));
    }

    [Fact]
    public void An_instance_that_its_group_terminates_is_not_taken_back_however_late_its_tasks_are()
    {
        var builder = Builder(terminate: false, state: "Terminating").Task("web", "i-2").Drain("i-2", 180);
        Assert.DoesNotContain(builder.Plan().Actions, action => action.Kind == ScalingActionKind.CancelDrain);
    }

    [Theory]
    [InlineData(true, Reason.OtherController, 0)]
    [InlineData(false, Reason.Empty, 1)]
    public void An_operator_is_left_alone_unless_overridden(bool standsOff, Reason reason, int actions)
    {
        var builder = new ClusterBuilder().Instance("i-1").Instance("i-2").Group(with: group => group with { Operator = "eks.amazonaws.com" })
            .Define(definition => definition with { StandOff = new StandOffPolicy { Operator = standsOff } });
        var plan = builder.Plan();
        Assert.Equal(actions, plan.Actions.Count);
        Assert.Contains(plan.Instances, verdict => verdict.Reason == reason);
    }

    [Theory]
    [InlineData(true, Reason.InstanceRefresh, 0)]
    [InlineData(false, Reason.Empty, 1)]
    public void An_instance_refresh_is_waited_for_unless_overridden(bool standsOff, Reason reason, int actions)
    {
        var builder = new ClusterBuilder().Instance("i-1").Instance("i-2").Group()
            .Define(definition => definition with { StandOff = new StandOffPolicy { InstanceRefresh = standsOff } });
        builder.Refreshes.Add(new InstanceRefresh("asg", "r", "InProgress"));
        var plan = builder.Plan();
        Assert.Equal(actions, plan.Actions.Count);
        Assert.Contains(plan.Instances, verdict => verdict.Reason == reason);
    }

    private static ClusterBuilder Builder(bool terminate, bool isProtected = false, bool byEcs = false, string state = "InService")
    {
        var builder = new ClusterBuilder().Instance("i-1").Instance("i-2").Service("web", 1).Task("web", "i-1")
            .Group(with: group => group with
            {
                Instances = [.. group.Instances.Select(member => member with { ProtectedFromScaleIn = isProtected, LifecycleState = member.InstanceId == "i-2" ? state : "InService" })],
            })
            .Define(definition => definition with { ScaleIn = new ScaleInPolicy { Terminate = terminate } });
        builder.Providers.Add(new CapacityProvider { Name = "cp", GroupArn = "asg", ManagesScaling = true, ManagesTermination = byEcs });
        return builder;
    }
}

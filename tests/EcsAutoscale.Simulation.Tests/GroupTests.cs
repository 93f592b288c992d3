using System;
using System.Linq;
using Xunit;

namespace EcsAutoscale.Simulation.Tests;

public sealed class GroupTests
{
    [Fact]
    public void New_instances_come_in_stages_and_balance_the_zones()
    {
        var cloud = Scenario.Of(1, _ => { }, g => g.Zones("us-east-1a", "us-east-1b", "us-east-1c"));
        cloud.AutoScaling.SetDesiredCapacity(cloud.Group(), 3);
        cloud.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(["InService", "Pending", "Pending"], cloud.Group().Instances.Select(i => i.LifecycleState));
        cloud.Advance(TimeSpan.FromSeconds(30));
        Assert.All(cloud.Group().Instances, i => Assert.Equal("InService", i.LifecycleState));
        Assert.Single(cloud.Cluster().Instances);
        cloud.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(["us-east-1a", "us-east-1b", "us-east-1c"], cloud.Cluster().Instances.Select(i => i.Zone).Order());
    }

    [Theory]
    [InlineData(1, "New SetDesiredCapacity value 1 is below min value 2 for the AutoScalingGroup.")]
    [InlineData(6, "New SetDesiredCapacity value 6 is above max value 5 for the AutoScalingGroup.")]
    public void A_desired_capacity_outside_the_bounds_is_refused(int desired, string message)
    {
        var cloud = Scenario.Of(3, _ => { }, g => g.Size(2, 5, 3));
        var refusal = Assert.Throws<CloudException>(() => cloud.AutoScaling.SetDesiredCapacity(cloud.Group(), desired));
        Assert.Equal(("ValidationError", message), (refusal.Code, refusal.Message));
    }

    [Fact]
    public void A_decrement_at_the_minimum_is_refused_in_AWS_words()
    {
        var cloud = Scenario.Of(2, _ => { }, g => g.Size(2, 5, 2));
        var refusal = Assert.Throws<CloudException>(() => cloud.AutoScaling.TerminateInstance(cloud.Group().Instances[0].InstanceId, decrementDesiredCapacity: true));
        Assert.Equal("Currently, desiredSize equals minSize (2). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.", refusal.Message);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 3)]
    public void A_terminated_instance_is_replaced_unless_the_capacity_is_decremented(bool decrement, int left)
    {
        var cloud = Scenario.Of(3, _ => { });
        var victim = cloud.Group().Instances[1].InstanceId;
        cloud.AutoScaling.TerminateInstance(victim, decrement);
        Assert.Throws<CloudException>(() => cloud.AutoScaling.TerminateInstance(victim, decrement));
        cloud.Advance(Scenario.Long);
        Assert.Equal((left, left), (cloud.Group().DesiredCapacity, cloud.Cluster().Instances.Count));
        Assert.Null(cloud.Cluster().FindEc2Instance(victim));
    }

    [Fact]
    public void A_lower_desired_capacity_takes_from_the_fullest_zone_and_spares_the_protected()
    {
        var cloud = Scenario.Of(5, _ => { }, g => g.InstancesIn("us-east-1a", "us-east-1a", "us-east-1a", "us-east-1b", "us-east-1b").Protects(0));
        var stays = cloud.Group().Instances[0].InstanceId;
        cloud.AutoScaling.SetDesiredCapacity(cloud.Group(), 2);
        cloud.Advance(Scenario.Long);
        Assert.Equal(["us-east-1a", "us-east-1b"], cloud.Group().Instances.Select(i => i.Zone));
        Assert.Equal(stays, cloud.Group().Instances[0].InstanceId);
    }

    [Theory]
    [InlineData("Launch", 4, 2)]
    [InlineData("Terminate", 1, 2)]
    [InlineData("AlarmNotification", 1, 1)]
    public void A_suspended_process_does_not_run(string process, int desired, int instances)
    {
        var cloud = Scenario.Of(2, _ => { }, g => g.Suspends(process));
        cloud.AutoScaling.SetDesiredCapacity(cloud.Group(), desired);
        cloud.Advance(Scenario.Long);
        Assert.Equal(instances, cloud.Group().Instances.Count);
    }

    [Fact]
    public void Failing_launches_are_recorded_and_tried_again()
    {
        var cloud = Scenario.Of(1, _ => { });
        cloud.Group().LaunchFailure = "We currently do not have sufficient m5.large capacity in the Availability Zone you requested (us-east-1b).";
        cloud.AutoScaling.SetDesiredCapacity(cloud.Group(), 2);
        cloud.Advance(TimeSpan.FromMinutes(5));
        Assert.InRange(cloud.Group().Activities.Count(a => a.StatusCode == "Failed"), 4, 6);
        Assert.All(cloud.Group().Activities, a => Assert.Equal(cloud.Group().LaunchFailure, a.StatusMessage));
        cloud.Group().LaunchFailure = null;
        cloud.Advance(Scenario.Long);
        Assert.Equal(2, cloud.Cluster().Instances.Count);
    }

    [Fact]
    public void A_broken_launch_template_gives_instances_that_never_register()
    {
        var cloud = Scenario.Of(1, _ => { });
        cloud.Group().NewInstancesNeverRegister = true;
        cloud.AutoScaling.SetDesiredCapacity(cloud.Group(), 2);
        cloud.Advance(Scenario.Long);
        Assert.Equal((2, 1), (cloud.Group().Instances.Count, cloud.Cluster().Instances.Count));
    }

    [Fact]
    public void A_disconnected_instance_becomes_a_ghost_when_it_is_terminated()
    {
        var cloud = Scenario.Of(2, c => c.Service("s", s => s.Desired(2).PlacedOn(0, 1)));
        var ghost = cloud.Instance(0);
        cloud.Ecs.Instances.SetAgentConnected(ghost, false);
        cloud.AutoScaling.TerminateInstance(ghost.Ec2InstanceId, decrementDesiredCapacity: true);
        cloud.Advance(Scenario.Long);
        Assert.Single(cloud.Group().Instances);
        Assert.Equal(("ACTIVE", false, 1), (ghost.Status, ghost.AgentConnected, ghost.Tasks.Count));
        Assert.Contains(ghost, cloud.Cluster().Instances);
        Assert.Equal([1, 1], cloud.Cluster().Instances.Select(i => i.CountOf(cloud.Service())));
    }

    [Fact]
    public void Uneven_zones_are_rebalanced_by_launching_first()
    {
        var cloud = Scenario.Of(4, _ => { }, g => g.InstancesIn("us-east-1a", "us-east-1a", "us-east-1b", "us-east-1b"));
        foreach (var instance in cloud.Group().Instances.Where(i => i.Zone == "us-east-1b").Select(i => i.InstanceId).ToArray())
            cloud.AutoScaling.TerminateInstance(instance, decrementDesiredCapacity: true);
        var most = 0;
        for (var i = 0; i < 60; i++)
        {
            cloud.Advance(TimeSpan.FromSeconds(10));
            most = Math.Max(most, cloud.Group().CountedInstances);
        }

        Assert.Equal(3, most);
        Assert.Equal(["us-east-1a", "us-east-1b"], cloud.Group().Instances.Select(i => i.Zone));
        Assert.Equal(2, cloud.Group().DesiredCapacity);
    }

    [Fact]
    public void An_honoured_cooldown_and_a_busy_group_refuse_changes()
    {
        var cloud = Scenario.Of(1, _ => { });
        cloud.AutoScaling.SetDesiredCapacity(cloud.Group(), 2);
        cloud.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("ScalingActivityInProgress", Assert.Throws<CloudException>(() => cloud.AutoScaling.SetDesiredCapacity(cloud.Group(), 3, honorCooldown: true)).Code);
        cloud.AutoScaling.SetDesiredCapacity(cloud.Group(), 3);
        cloud.Group().IsBusy = true;
        Assert.Equal("ScalingActivityInProgress", Assert.Throws<CloudException>(() => cloud.AutoScaling.UpdateGroup(cloud.Group(), minSize: 1)).Code);
    }

    [Fact]
    public void New_bounds_take_the_desired_capacity_with_them()
    {
        var cloud = Scenario.Of(3, _ => { }, g => g.Size(1, 6, 3));
        cloud.AutoScaling.UpdateGroup(cloud.Group(), minSize: 4);
        Assert.Equal(4, cloud.Group().DesiredCapacity);
        cloud.AutoScaling.UpdateGroup(cloud.Group(), minSize: 0, maxSize: 2);
        Assert.Equal(2, cloud.Group().DesiredCapacity);
        Assert.Throws<CloudException>(() => cloud.AutoScaling.UpdateGroup(cloud.Group(), minSize: 3));
    }
}

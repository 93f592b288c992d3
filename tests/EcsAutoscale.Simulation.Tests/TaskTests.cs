using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.Ecs;
using Xunit;

namespace EcsAutoscale.Simulation.Tests;

public sealed class TaskTests
{
    [Fact]
    public void A_task_goes_through_AWS_states_in_their_order()
    {
        var cloud = Scenario.Of(1, c => c.Service("s", s => s.Desired(0)));
        cloud.Ecs.UpdateService(cloud.Service(), desiredCount: 1);
        Assert.True(cloud.AdvanceUntil(() => cloud.Service().Tasks.Count == 1, Scenario.Long));
        var task = cloud.Service().Tasks[0];
        var seen = new List<string>();
        for (var second = 0; second < 120; second++)
        {
            if (seen.LastOrDefault() != task.LastStatus)
                seen.Add(task.LastStatus);
            if (second == 60)
                cloud.Ecs.UpdateService(cloud.Service(), desiredCount: 0);
            cloud.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["PROVISIONING", "PENDING", "RUNNING", "DEACTIVATING", "STOPPING", "STOPPED"], seen);
        Assert.NotNull(cloud.Cluster().FindTask(task.Arn));
        cloud.Advance(TimeSpan.FromHours(1));
        Assert.Null(cloud.Cluster().FindTask(task.Arn));
    }

    [Fact]
    public void Tasks_that_fail_before_running_are_throttled_up_to_a_quarter_of_an_hour()
    {
        var cloud = Scenario.Of(1, c => c.Service("s", s => s.Desired(1).Behaves(new TaskBehaviour { Failure = TaskFailure.BeforeRunning })));
        cloud.Advance(TimeSpan.FromHours(10));
        var failures = cloud.Service().Primary.FailedTasks;
        Assert.InRange(failures, 40, 46);
        cloud.Advance(TimeSpan.FromHours(1));
        Assert.InRange(cloud.Service().Primary.FailedTasks - failures, 3, 4);
        Assert.Contains("(service s) is unable to consistently start tasks successfully.", cloud.Service().Events.Messages.First(m => !m.Contains("started", StringComparison.Ordinal)));
        cloud.Ecs.SetBehaviour(cloud.Service(), TaskBehaviour.Normal);
        cloud.Advance(Scenario.Long);
        Assert.Equal(1, cloud.Service().RunningCount);
    }

    [Fact]
    public void A_standalone_task_ends_by_itself_and_one_without_room_does_not_start()
    {
        var cloud = Scenario.Of(1, c => c.StandaloneTask("job", 0, 2048, 100, new TaskBehaviour { RunsFor = TimeSpan.FromMinutes(5) }));
        var definition = cloud.Ecs.Definitions.Find("job")!;
        Assert.Null(cloud.Ecs.RunTask(cloud.Cluster(), definition));
        cloud.Advance(TimeSpan.FromMinutes(6));
        Assert.NotNull(cloud.Ecs.RunTask(cloud.Cluster(), definition));
    }

    [Fact]
    public void Nothing_starts_or_stops_while_the_agent_is_disconnected()
    {
        var cloud = Scenario.Of(1, c => c.Service("s", s => s.Desired(1)));
        cloud.Ecs.Instances.SetAgentConnected(cloud.Instance(0), false);
        cloud.Ecs.UpdateService(cloud.Service(), desiredCount: 0);
        cloud.Advance(Scenario.Long);
        var task = Assert.Single(cloud.Instance(0).Tasks);
        Assert.Equal(("RUNNING", "STOPPED"), (task.LastStatus, task.DesiredStatus));
        cloud.Ecs.Instances.SetAgentConnected(cloud.Instance(0), true);
        cloud.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("STOPPED", task.LastStatus);
    }

    [Fact]
    public void A_new_task_definition_rolls_out_within_the_percents_and_completes()
    {
        var cloud = Scenario.Of(2, c => c.Service("s", s => s.Desired(4).HealthyPercent(50, 150)));
        cloud.Ecs.UpdateService(cloud.Service(), forceNewDeployment: true);
        Assert.Equal(["PRIMARY", "ACTIVE"], cloud.Service().Deployments.Select(d => d.Status));
        var end = cloud.Now + Scenario.Long;
        while (cloud.Now < end)
        {
            Assert.InRange(cloud.Service().Wanted().Count(), 2, 6);
            cloud.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("COMPLETED", Assert.Single(cloud.Service().Deployments).RolloutState);
        Assert.All(cloud.Service().Wanted(), t => Assert.Equal(cloud.Service().Primary, t.Deployment));
    }

    [Fact]
    public void Scale_in_keeps_the_zones_balanced()
    {
        var cloud = Scenario.Of(3, c => c.Service("s", s => s.Desired(5).PlacedOn(0, 0, 1, 1, 2)), g => g.Zones("us-east-1a", "us-east-1b", "us-east-1c"));
        cloud.Ecs.UpdateService(cloud.Service(), desiredCount: 3);
        cloud.Advance(Scenario.Long);
        Assert.Equal([1, 1, 1], cloud.Spread());
    }

    [Fact]
    public void Scale_in_of_binpack_empties_the_instance_that_then_has_most_left()
    {
        var cloud = Scenario.Of(2, c => c.Service("s", s => s.Desired(4).PlacedOn(0, 0, 0, 1).Placed(PlacementStrategy.BinpackMemory)));
        cloud.Ecs.UpdateService(cloud.Service(), desiredCount: 3);
        cloud.Advance(Scenario.Long);
        Assert.Equal([3, 0], cloud.Spread());
    }

    [Fact]
    public void Protected_tasks_keep_a_service_from_scaling_in_and_it_says_so()
    {
        var cloud = Scenario.Of(1, c => c.Service("s", s => s.Desired(3)));
        foreach (var task in cloud.Service().Tasks.Take(2))
            cloud.Ecs.ProtectTask(task);
        cloud.Ecs.UpdateService(cloud.Service(), desiredCount: 0);
        cloud.Advance(Scenario.Long);
        Assert.Equal(2, cloud.Service().RunningCount);
        Assert.EndsWith("was unable to scale in due to (reason 2 tasks under protection)", cloud.Service().Events.Messages.First(), StringComparison.Ordinal);
        cloud.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, cloud.Service().RunningCount);
    }

    [Fact]
    public void A_deleted_service_becomes_INACTIVE_and_takes_no_updates()
    {
        var cloud = Scenario.Of(1, c => c.Service("s", s => s.Desired(2)));
        cloud.Ecs.DeleteService(cloud.Service());
        cloud.Advance(Scenario.Long);
        Assert.Equal("INACTIVE", cloud.Service().Status);
        Assert.Equal("ServiceNotActiveException", Assert.Throws<CloudException>(() => cloud.Ecs.UpdateService(cloud.Service(), 1)).Code);
    }
}

using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Execution;
using EcsAutoscale.Adapters.Tests.Doors;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Ecs;
using Xunit;
using ContainerInstance = EcsAutoscale.Simulation.Ecs.ContainerInstance;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Tests.Executing;

/// <summary>Terminations: ours, drained and empty, and with the desired capacity decremented.</summary>
public sealed class InstanceTerminationTests
{
    [Fact]
    public async Task A_drained_instance_of_ours_goes_and_the_capacity_with_it()
    {
        await using var stand = await DrainedAsync();
        var action = Actions.On(stand, 1, ScalingActionKind.TerminateInstance);
        var applied = await stand.ApplyAsync(action);
        Assert.Equal((ScalingActionStatus.Applied, null), (applied.Status, applied.Error));
        Assert.Equal(2, stand.Use(cloud => cloud.AutoScaling.Group("asg").DesiredCapacity));
        var request = Assert.Single(stand.Server.Requests.Of("TerminateInstanceInAutoScalingGroup"));
        Assert.Contains("ShouldDecrementDesiredCapacity=true", request.Parameters, StringComparison.Ordinal);
        Assert.Contains(action.Target, request.Parameters, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task A7_A_termination_whose_answer_is_lost_counts_as_done(int times)
    {
        await using var stand = await DrainedAsync();
        var action = Actions.On(stand, 1, ScalingActionKind.TerminateInstance);
        stand.Server.Faults.Inject("TerminateInstanceInAutoScalingGroup", Fault.LostAnswer, times);
        var applied = await stand.ApplyAsync(action);
        Assert.Equal((ScalingActionStatus.Applied, null), (applied.Status, applied.Error));
        Assert.Equal(2, stand.Use(cloud => cloud.AutoScaling.Group("asg").DesiredCapacity));
    }

    [Fact]
    public async Task A7_An_answer_that_the_instance_is_not_found_counts_as_done_where_it_is_gone()
    {
        await using var stand = await DrainedAsync();
        var action = Actions.On(stand, 1, ScalingActionKind.TerminateInstance);
        stand.Server.Faults.Inject("TerminateInstanceInAutoScalingGroup", Fault.LostAnswer);
        stand.Server.Faults.Inject(
            "TerminateInstanceInAutoScalingGroup", Fault.Error("ValidationError", "Instance Id not found - No managed instance found for instance ID " + action.Target));
        Assert.Equal(ScalingActionStatus.Applied, (await stand.ApplyAsync(action)).Status);
    }

    [Fact]
    public async Task A_termination_that_AWS_refuses_fails_where_the_instance_stays()
    {
        await using var stand = await DrainedAsync();
        var action = Actions.On(stand, 1, ScalingActionKind.TerminateInstance);
        stand.Server.Faults.Inject("TerminateInstanceInAutoScalingGroup", Fault.Error("ScalingActivityInProgress", "busy"), int.MaxValue);
        var applied = await stand.ApplyAsync(action);
        Assert.Equal(ScalingActionStatus.Skipped, applied.Status);
        Assert.EndsWith("try again next run.", applied.Error, StringComparison.Ordinal);
        Assert.Equal(3, stand.Use(cloud => cloud.AutoScaling.Group("asg").DesiredCapacity));
    }

    public static TheoryData<string, Action<SimulatedCloud, ContainerInstance>> Moves => new()
    {
        { "is ACTIVE by now", (cloud, instance) => cloud.Ecs.Instances.SetStatus(instance, "ACTIVE") },
        { "not ours", (_, instance) => ContainerInstanceControl.DeleteAttribute(instance, EcsAutoscale.Core.Cluster.ContainerInstance.DrainMark) },
        { "has left the cluster", (cloud, instance) => cloud.Ecs.Instances.Deregister(instance) },
        { "protected from scale-in", (cloud, instance) => AutoScalingControl.Protect(cloud.AutoScaling.FindInstance(instance.Ec2InstanceId)!.Value.Instance, true) },
        { "not InService", (cloud, instance) => AutoScalingControl.SetLifecycleState(cloud.AutoScaling.FindInstance(instance.Ec2InstanceId)!.Value.Instance, "Terminating:Wait") },
        { "at its minimum", (cloud, _) => cloud.AutoScaling.UpdateGroup(cloud.AutoScaling.Group("asg"), minSize: 3) },
    };

    [Theory]
    [MemberData(nameof(Moves), DisableDiscoveryEnumeration = true)]
    public async Task An_instance_that_is_not_as_planned_is_left_alone(string expected, Action<SimulatedCloud, ContainerInstance> move)
    {
        await using var stand = await DrainedAsync();
        var action = Actions.On(stand, 1, ScalingActionKind.TerminateInstance);
        stand.Use(cloud => move(cloud, cloud.Ecs.Cluster("production").Instances.ElementAt(1)));
        var applied = await stand.ApplyAsync(action);
        Assert.Equal(ScalingActionStatus.Skipped, applied.Status);
        Assert.Contains(expected, applied.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("TerminateInstanceInAutoScalingGroup", stand.Operations);
    }

    [Fact]
    public async Task C6_A_task_that_is_still_stopping_keeps_the_instance_though_nothing_counts_as_running()
    {
        await using var stand = await Stand.StartAsync(c => c
            .Group("asg", g => g.Size(1, 4, 3))
            .Service("web", s => s.Desired(3).PlacedOn(0, 1, 2).Behaves(new TaskBehaviour { NeverStops = true })));
        stand.Use(Drain);
        stand.Server.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal((0, 0, 1), (stand.Instance(1).RunningTasksCount, stand.Instance(1).PendingTasksCount, stand.Instance(1).Tasks.Count(task => !task.IsStopped)));

        var applied = await stand.ApplyAsync(Actions.On(stand, 1, ScalingActionKind.TerminateInstance));
        Assert.Equal(ScalingActionStatus.Skipped, applied.Status);
        Assert.Contains("is not empty", applied.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_ECS_does_not_describe_is_not_taken_for_gone()
    {
        await using var stand = await DrainedAsync();
        var action = Actions.On(stand, 1, ScalingActionKind.TerminateInstance);
        var ecs = Intercepted<IAmazonECS>.Around(stand.Aws.Ecs, (operation, _) => operation switch
        {
            "ListTasks" => Task.FromResult(new ListTasksResponse { TaskArns = ["task/1"] }),
            "DescribeTasks" => Task.FromResult(new DescribeTasksResponse { Failures = [new Failure { Arn = "task/1", Reason = "INTERNAL" }] }),
            _ => null,
        });
        var applied = await new ActionExecutor(ecs, stand.Aws.AutoScaling).ApplyAsync(action, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        Assert.Equal((ScalingActionStatus.Failed, "ECS could not describe the task task/1: INTERNAL."), (applied.Status, applied.Error));
        Assert.DoesNotContain("TerminateInstanceInAutoScalingGroup", stand.Operations);
    }

    private static async Task<Stand> DrainedAsync()
    {
        var stand = await Stand.StartAsync(c => c.Group("asg", g => g.Size(1, 4, 3)));
        stand.Use(Drain);
        return stand;
    }

    private static void Drain(SimulatedCloud cloud)
    {
        var instance = cloud.Ecs.Cluster("production").Instances.ElementAt(1);
        ContainerInstanceControl.PutAttribute(instance, EcsAutoscale.Core.Cluster.ContainerInstance.DrainMark, "2026-01-01T00:00:00Z");
        cloud.Ecs.Instances.SetStatus(instance, "DRAINING");
    }
}

using System;
using System.Linq;
using System.Threading;
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

/// <summary>Drains: the mark first, then the state; and nothing where the instance is not as it was planned on.</summary>
public sealed class InstanceDrainTests
{
    private static Task<Stand> StartAsync() => Stand.StartAsync(c => c
        .Group("asg", g => g.Size(1, 4, 3)).Service("web", s => s.Desired(3).PlacedOn(0, 1, 2)));

    [Fact]
    public async Task A4_The_instance_drains_and_is_marked_before_it_does()
    {
        await using var stand = await StartAsync();
        var applied = await stand.ApplyAsync(Actions.On(stand, 1, ScalingActionKind.DrainInstance));
        Assert.Equal((ScalingActionStatus.Applied, null), (applied.Status, applied.Error));
        Assert.Equal("DRAINING", stand.Instance(1).Status);
        Assert.InRange(
            DateTimeOffset.Parse(stand.Instance(1).Mark()!, System.Globalization.CultureInfo.InvariantCulture),
            DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        Assert.Equal(["PutAttributes", "ListContainerInstances", "ListContainerInstances", "UpdateContainerInstancesState"], stand.Operations.TakeLast(4));
        Assert.All(new[] { 0, 2 }, index => Assert.Equal("ACTIVE", stand.Instance(index).Status));
        var snapshot = await stand.ObserveAsync();
        Assert.NotNull(snapshot.Instances.Single(instance => instance.InstanceId == applied.Target).DrainedByUsAt);
    }

    [Fact]
    public async Task A4_A_drain_that_ECS_fails_is_an_error_and_leaves_no_mark()
    {
        await using var stand = await StartAsync();
        var action = Actions.On(stand, 1, ScalingActionKind.DrainInstance);
        var ecs = Intercepted<IAmazonECS>.Around(stand.Aws.Ecs, (operation, _) => operation == "UpdateContainerInstancesState"
            ? Task.FromResult(new UpdateContainerInstancesStateResponse { Failures = [new Failure { Arn = "x", Reason = "INACTIVE", Detail = "Not now." }] })
            : null);
        var applied = await new ActionExecutor(ecs, stand.Aws.AutoScaling).ApplyAsync(action, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        Assert.Equal((ScalingActionStatus.Failed, "UpdateContainerInstancesState: INACTIVE: Not now."), (applied.Status, applied.Error));
        Assert.Equal(("ACTIVE", null), (stand.Instance(1).Status, stand.Instance(1).Mark()));
    }

    [Theory]
    [InlineData(FaultKind.AccessDenied)]
    [InlineData(FaultKind.ServerError)]
    public async Task A_drain_that_AWS_refuses_leaves_no_mark(FaultKind fault)
    {
        await using var stand = await StartAsync();
        var action = Actions.On(stand, 1, ScalingActionKind.DrainInstance);
        stand.Server.Faults.Inject("UpdateContainerInstancesState", new Fault(fault), int.MaxValue);
        var applied = await stand.ApplyAsync(action);
        Assert.Equal(ScalingActionStatus.Failed, applied.Status);
        Assert.StartsWith("UpdateContainerInstancesState", applied.Error, StringComparison.Ordinal);
        Assert.Equal(("ACTIVE", null), (stand.Instance(1).Status, stand.Instance(1).Mark()));
    }

    [Fact]
    public async Task A_drain_whose_answers_are_all_lost_counts_as_done_and_stays_marked()
    {
        await using var stand = await StartAsync();
        var action = Actions.On(stand, 1, ScalingActionKind.DrainInstance);
        stand.Server.Faults.Inject("UpdateContainerInstancesState", Fault.LostAnswer, int.MaxValue);
        var applied = await stand.ApplyAsync(action);
        Assert.Equal((ScalingActionStatus.Applied, null), (applied.Status, applied.Error));
        Assert.Equal("DRAINING", stand.Instance(1).Status);
        Assert.NotNull(stand.Instance(1).Mark());
    }

    [Fact]
    public async Task Where_the_mark_cannot_be_put_nothing_drains()
    {
        await using var stand = await StartAsync();
        var action = Actions.On(stand, 1, ScalingActionKind.DrainInstance);
        stand.Server.Faults.Inject("PutAttributes", Fault.AccessDenied, int.MaxValue);
        Assert.Equal(ScalingActionStatus.Failed, (await stand.ApplyAsync(action)).Status);
        Assert.DoesNotContain("UpdateContainerInstancesState", stand.Operations);
        Assert.DoesNotContain("DeleteAttributes", stand.Operations);
        Assert.Equal("ACTIVE", stand.Instance(1).Status);
    }

    [Fact]
    public async Task A_drain_that_has_begun_is_not_cancelled_half_way()
    {
        await using var stand = await StartAsync();
        using var stop = new CancellationTokenSource();
        var action = Actions.On(stand, 1, ScalingActionKind.DrainInstance);
        var ecs = Intercepted<IAmazonECS>.Around(stand.Aws.Ecs, (operation, _) =>
        {
            if (operation == "PutAttributes") stop.Cancel();
            return null;
        });
        var applied = await new ActionExecutor(ecs, stand.Aws.AutoScaling).ApplyAsync(action, DateTimeOffset.UtcNow, stop.Token);
        Assert.Equal(ScalingActionStatus.Applied, applied.Status);
        Assert.Equal("DRAINING", stand.Instance(1).Status);
        Assert.NotNull(stand.Instance(1).Mark());
    }

    [Fact]
    public async Task A_drain_that_has_not_begun_is_cancelled_without_a_mark()
    {
        await using var stand = await StartAsync();
        using var stop = new CancellationTokenSource();
        var action = Actions.On(stand, 1, ScalingActionKind.DrainInstance);
        var ecs = Intercepted<IAmazonECS>.Around(stand.Aws.Ecs, (operation, _) =>
        {
            if (operation == "GetTaskProtection") stop.Cancel();
            return null;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new ActionExecutor(ecs, stand.Aws.AutoScaling).ApplyAsync(action, DateTimeOffset.UtcNow, stop.Token));
        Assert.Equal(("ACTIVE", null), (stand.Instance(1).Status, stand.Instance(1).Mark()));
    }

    public static TheoryData<string, Action<SimulatedCloud, ContainerInstance>> Moves => new()
    {
        { "is DRAINING by now", (cloud, instance) => cloud.Ecs.Instances.SetStatus(instance, "DRAINING") },
        { "agent of", (cloud, instance) => cloud.Ecs.Instances.SetAgentConnected(instance, false) },
        { "has left the cluster", (cloud, instance) => cloud.Ecs.Instances.Deregister(instance) },
        { "tasks by now", (cloud, instance) => RunJob(cloud, instance) },
        { "standalone task", (cloud, instance) => Swap(cloud, instance) },
        { "has scale-in protection", (cloud, instance) => cloud.Ecs.ProtectTask(instance.Tasks[0]) },
        { "protected from scale-in", (cloud, instance) => AutoScalingControl.Protect(cloud.AutoScaling.FindInstance(instance.Ec2InstanceId)!.Value.Instance, true) },
        { "not InService", (cloud, instance) => AutoScalingControl.SetLifecycleState(cloud.AutoScaling.FindInstance(instance.Ec2InstanceId)!.Value.Instance, "Standby") },
        { "at its minimum", (cloud, _) => cloud.AutoScaling.UpdateGroup(cloud.AutoScaling.Group("asg"), minSize: 3) },
        { "Terminate is suspended", (cloud, _) => cloud.AutoScaling.Suspend(cloud.AutoScaling.Group("asg"), "Terminate") },
    };

    [Theory]
    [MemberData(nameof(Moves), DisableDiscoveryEnumeration = true)]
    public async Task An_instance_that_is_not_as_planned_is_left_alone(string expected, Action<SimulatedCloud, ContainerInstance> move)
    {
        await using var stand = await StartAsync();
        var action = Actions.On(stand, 1, ScalingActionKind.DrainInstance);
        stand.Use(cloud => move(cloud, cloud.Ecs.Cluster("production").Instances.ElementAt(1)));
        var applied = await stand.ApplyAsync(action);
        Assert.Equal(ScalingActionStatus.Skipped, applied.Status);
        Assert.Contains(expected, applied.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("PutAttributes", stand.Operations);
    }

    private static void RunJob(SimulatedCloud cloud, ContainerInstance instance) => cloud.Ecs.RunTask(
        instance.Cluster,
        cloud.Ecs.Definitions.Register("job", new TaskDefinitionSpec { Containers = [new ContainerSpec { Cpu = 1, Memory = 4 }] }),
        null,
        instance);

    private static void Swap(SimulatedCloud cloud, ContainerInstance instance)
    {
        cloud.Ecs.StopTask(instance.Tasks[0]);
        RunJob(cloud, instance);
    }
}

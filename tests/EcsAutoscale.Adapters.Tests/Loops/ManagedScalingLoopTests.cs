using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Building;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Loops;

/// <summary>Beside ECS managed scaling: we prove and drain, ECS removes what is empty and adds what is missing.</summary>
public sealed class ManagedScalingLoopTests
{
    private const string Group = "production-asg";

    private const string Definition =
        """
        clusters:
          production:
            autoscale_group: production-asg
            cpu_buffer: 256
            mem_buffer: 512
            scale_in: { fit: many, terminate: false }
        """;

    [Fact]
    public async Task We_drain_one_after_the_other_ECS_removes_them_and_nothing_is_terminated_or_taken_back_by_us()
    {
        await using var loop = await ClosedLoop.StartAsync(Cloud(), Definition);
        for (var minute = 0; minute < 60; minute++)
        {
            await loop.RoundAsync(TimeSpan.FromMinutes(1));
            if (minute % 15 == 14) loop.Use(RemoveEmpty);
        }

        Assert.Equal(Enumerable.Repeat(ScalingActionKind.DrainInstance, 3), loop.Plans.SelectMany(plan => plan.Actions).Select(action => action.Kind));
        Assert.Equal((1, 6), loop.Use(cloud => (cloud.AutoScaling.Group(Group).DesiredCapacity, cloud.Ecs.Cluster("production").Service("web").RunningCount)));
    }

    [Fact]
    public async Task What_does_not_fit_is_left_to_ECS()
    {
        await using var loop = await ClosedLoop.StartAsync(Cloud(), Definition);
        loop.Use(cloud =>
        {
            cloud.Ecs.UpdateService(cloud.Ecs.Cluster("production").Service("web"), 60);
            return true;
        });
        var plan = await loop.RoundAsync(TimeSpan.FromMinutes(1));
        plan = await loop.RoundAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(Reason.OtherController, Assert.Single(plan.Groups).Reason);
        Assert.Empty(plan.Actions);
    }

    // Four instances, one of which holds all six tasks and the buffer; every instance is protected by ECS as long as it has tasks.
    private static SimulatedCloud Cloud() => new CloudBuilder().Cluster("production", cluster => cluster
        .Group(Group, g => g.Size(min: 1, max: 8, desired: 4))
        .Service("web", s => s.Needs(128, 256).Desired(6))
        .Then(builder =>
        {
            var group = builder.Cloud.AutoScaling.Group(Group);
            builder.Cloud.Ecs.CreateCapacityProvider(builder.Cluster, "cp", group.Arn, managedScaling: true, managedTerminationProtection: true);
            foreach (var member in group.Instances) AutoScalingControl.Protect(member, true);
        })).Build();

    // As ECS does after fifteen minutes: an instance without tasks loses its protection, and the desired capacity follows.
    private static bool RemoveEmpty(SimulatedCloud cloud)
    {
        foreach (var empty in cloud.Ecs.Cluster("production").Instances.Where(one => one.Status == "DRAINING" && one.RunningTasksCount == 0).ToArray())
        {
            AutoScalingControl.Protect(cloud.AutoScaling.FindInstance(empty.Ec2InstanceId)!.Value.Instance, false);
            cloud.AutoScaling.TerminateInstance(empty.Ec2InstanceId, decrementDesiredCapacity: true);
        }

        return true;
    }
}

using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Loops.Runs;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Building;
using EcsAutoscale.Simulation.Ecs;
using Xunit;
using Instance = EcsAutoscale.Core.Cluster.ContainerInstance;

namespace EcsAutoscale.Adapters.Tests.Loops.Drains;

/// <summary>Drains that cannot finish, and marks that outlive their drains.</summary>
public sealed class StuckDrainTests
{
    private const string Group = "production-asg";

    private const string Definition =
        """
        clusters:
          production:
            autoscale_group: production-asg
            scale_in: { fit: many, drain_timeout: 20m }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_drain_that_cannot_finish_is_undone_after_its_deadline_and_the_instance_takes_tasks_again(bool neverStops)
    {
        await using var loop = await RunLoop.StartAsync(Cloud(neverStops), Definition);
        using var watchman = new Watchman(loop, Group);
        var begun = Assert.Single((await loop.RunAsync()).Actions);
        Assert.Equal((ScalingActionKind.DrainInstance, ScalingActionStatus.Applied), (begun.Kind, begun.Status));

        // Somebody narrows the percents while it drains: no task may go first and none may come first.
        if (!neverStops) loop.Use(cloud => cloud.Ecs.UpdateService(cloud.Ecs.Cluster("production").Service("web"), minimumHealthyPercent: 100, maximumPercent: 100));
        for (var minute = 0; minute < 20; minute++)
        {
            loop.Advance(TimeSpan.FromMinutes(1));
            Assert.Empty((await loop.RunAsync()).Actions);
        }

        loop.Advance(TimeSpan.FromMinutes(1));
        var undone = Assert.Single((await loop.RunAsync()).Actions);
        Assert.Equal((ScalingActionKind.CancelDrain, Reason.DrainTimedOut, ScalingActionStatus.Applied), (undone.Kind, undone.Reason, undone.Status));
        Assert.Equal(begun.Target, undone.Target);
        var back = Of(loop, begun.Target);
        Assert.Equal("ACTIVE", back.Status);
        Assert.DoesNotContain(back.Attributes.Keys, name => name.StartsWith("ecs-autoscale.", StringComparison.Ordinal));

        loop.Use(cloud => cloud.Ecs.UpdateService(cloud.Ecs.Cluster("production").Service("web"), desiredCount: 11, minimumHealthyPercent: 50, maximumPercent: 200));
        loop.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains(Of(loop, begun.Target).Tasks, task => task.IsRunning);
        Assert.Empty(watchman.Broken);
    }

    [Fact]
    public async Task A_mark_that_a_killed_run_left_is_taken_off_once_no_run_can_be_behind_it_and_a_later_drain_is_somebody_else_s()
    {
        await using var loop = await RunLoop.StartAsync(Cloud(neverStops: false), Definition.Replace("fit: many", "enabled: false, fit: many", StringComparison.Ordinal));
        var marked = loop.Use(cloud =>
        {
            var instance = cloud.Ecs.Cluster("production").Instances.First();
            ContainerInstanceControl.PutAttribute(instance, Instance.DrainMark, cloud.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
            return instance.Ec2InstanceId;
        });
        Assert.Empty((await loop.RunAsync()).Actions);

        loop.Advance(Instance.AnnouncementHolds);
        var planned = Assert.Single((await loop.PlanAsync()).Actions);
        Assert.Equal((ScalingActionKind.RemoveDrainMark, marked, Reason.StaleMark), (planned.Kind, planned.Target, planned.Reason));
        Assert.Equal(ScalingActionStatus.Applied, Assert.Single((await loop.RunAsync()).Actions).Status);
        Assert.DoesNotContain(Instance.DrainMark, Of(loop, marked).Attributes.Keys);

        loop.Use(cloud => cloud.Ecs.Instances.SetStatus(cloud.Ecs.Cluster("production").FindEc2Instance(marked)!, "DRAINING"));
        loop.Advance(TimeSpan.FromHours(1));
        var run = await loop.RunAsync();
        Assert.Empty(run.Actions);
        Assert.Equal(Reason.ForeignDrain, run.Plan!.Instances.Single(verdict => verdict.InstanceId == marked).Reason);
    }

    [Fact]
    public async Task A_mark_of_a_moment_ago_is_another_run_s_and_nothing_else_is_drained()
    {
        await using var loop = await RunLoop.StartAsync(Cloud(neverStops: false), Definition);
        var candidate = Assert.Single((await loop.PlanAsync()).Actions).Target;
        loop.Use(cloud => ContainerInstanceControl.PutAttribute(
            cloud.Ecs.Cluster("production").Instances.First(instance => instance.Ec2InstanceId != candidate), Instance.DrainMark,
            cloud.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)));
        loop.Advance(TimeSpan.FromMinutes(1));
        var run = await loop.RunAsync();
        Assert.DoesNotContain(run.Actions, action => action.Target == candidate);
        Assert.Equal(Reason.AnotherRun, run.Plan!.Instances.Single(verdict => verdict.InstanceId == candidate).Reason);
    }

    private static ContainerInstance Of(RunLoop loop, string instanceId) => loop.Use(cloud => cloud.Ecs.Cluster("production").FindEc2Instance(instanceId)!);

    // Three instances of four tasks' room; six tasks, so that one instance can go.
    private static SimulatedCloud Cloud(bool neverStops) => new CloudBuilder()
        .Cluster("production", cluster => cluster
            .Group(Group, g => g.Size(min: 1, max: 3, desired: 3).Zones("us-east-1a").Launches(InstanceTemplate.M5Large))
            .Service("web", s => s.Needs(512, 1024).Desired(6).PlacedOn(0, 0, 1, 1, 2, 2).Behaves(new TaskBehaviour { NeverStops = neverStops })))
        .Build();
}

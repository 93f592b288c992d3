using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Doors;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Simulation.Ecs;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Executing;

/// <summary>Drains that are taken back: only ours.</summary>
public sealed class InstanceReturnTests
{
    [Fact]
    public async Task Our_drain_is_taken_back_and_the_mark_goes_last()
    {
        await using var stand = await DrainingAsync(marked: true);
        var applied = await stand.ApplyAsync(Actions.On(stand, 0, ScalingActionKind.CancelDrain));
        Assert.Equal((ScalingActionStatus.Applied, null), (applied.Status, applied.Error));
        Assert.Equal(("ACTIVE", null), (stand.Instance(0).Status, stand.Instance(0).Mark()));
        Assert.Equal(["UpdateContainerInstancesState", "DeleteAttributes"], stand.Operations.TakeLast(2));
    }

    [Fact]
    public async Task Somebody_else_s_drain_is_left_alone()
    {
        await using var stand = await DrainingAsync(marked: false);
        var applied = await stand.ApplyAsync(Actions.On(stand, 0, ScalingActionKind.CancelDrain));
        Assert.Equal(ScalingActionStatus.Skipped, applied.Status);
        Assert.Equal("DRAINING", stand.Instance(0).Status);
    }

    [Fact]
    public async Task An_instance_that_is_ACTIVE_already_is_left_alone()
    {
        await using var stand = await DrainingAsync(marked: true);
        stand.Use(cloud => cloud.Ecs.Instances.SetStatus(cloud.Ecs.Cluster("production").Instances.First(), "ACTIVE"));
        var applied = await stand.ApplyAsync(Actions.On(stand, 0, ScalingActionKind.CancelDrain));
        Assert.Equal(ScalingActionStatus.Skipped, applied.Status);
    }

    [Fact]
    public async Task Where_ECS_refuses_the_drain_stays_ours()
    {
        await using var stand = await DrainingAsync(marked: true);
        stand.Server.Faults.Inject("UpdateContainerInstancesState", Fault.AccessDenied, int.MaxValue);
        var applied = await stand.ApplyAsync(Actions.On(stand, 0, ScalingActionKind.CancelDrain));
        Assert.Equal(ScalingActionStatus.Failed, applied.Status);
        Assert.NotNull(stand.Instance(0).Mark());
    }

    [Fact]
    public async Task Where_the_answers_are_lost_and_the_instance_is_ACTIVE_the_mark_still_goes()
    {
        await using var stand = await DrainingAsync(marked: true);
        stand.Server.Faults.Inject("UpdateContainerInstancesState", Fault.LostAnswer, int.MaxValue);
        var applied = await stand.ApplyAsync(Actions.On(stand, 0, ScalingActionKind.CancelDrain));
        Assert.Equal((ScalingActionStatus.Applied, null), (applied.Status, applied.Error));
        Assert.Equal(("ACTIVE", null), (stand.Instance(0).Status, stand.Instance(0).Mark()));
    }

    private static async Task<Stand> DrainingAsync(bool marked)
    {
        var stand = await Stand.StartAsync(c => c.Group("asg", g => g.Size(1, 4, 2)));
        stand.Use(cloud =>
        {
            var instance = cloud.Ecs.Cluster("production").Instances.First();
            if (marked) ContainerInstanceControl.PutAttribute(instance, EcsAutoscale.Core.Cluster.ContainerInstance.DrainMark, "2026-01-01T00:00:00Z");
            cloud.Ecs.Instances.SetStatus(instance, "DRAINING");
        });
        return stand;
    }
}

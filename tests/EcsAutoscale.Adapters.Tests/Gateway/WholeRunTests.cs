using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Planning.Needs;
using EcsAutoscale.Sandbox.Sample;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Doors;

/// <summary>Observe, plan and apply together, round by round, as Invoke-EcsAutoscale does.</summary>
public sealed class WholeRunTests
{
    private static readonly ClusterDefinition Staging = new() { Name = SampleCloud.Staging, CpuBuffer = 512, MemoryBuffer = 1024 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cluster_with_one_instance_too_many_drains_it_terminates_it_and_rests(bool frugally)
    {
        await using var stand = await Stand.StartAsync(SampleCloud.Create());
        var done = new List<ScalingActionKind>();
        for (var round = 0; round < 6; round++)
        {
            done.AddRange(await RunAsync(stand, frugally));
            stand.Server.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal([ScalingActionKind.DrainInstance, ScalingActionKind.TerminateInstance], done);
        Assert.Equal((3, 3), stand.Use(cloud => (cloud.AutoScaling.Group(SampleCloud.StagingGroup).DesiredCapacity, cloud.Ecs.Cluster(SampleCloud.Staging).Instances.Count)));
        Assert.All(new[] { ("web-staging", 7), ("worker-staging", 2) }, wanted =>
            Assert.Equal(wanted.Item2, stand.Use(cloud => cloud.Ecs.Cluster(SampleCloud.Staging).Service(wanted.Item1).RunningCount)));
    }

    private static async Task<IReadOnlyList<ScalingActionKind>> RunAsync(Stand stand, bool frugally)
    {
        var stop = TestContext.Current.CancellationToken;
        var request = new ClusterRequest(Staging.Name, null, []);
        var observed = frugally
            ? await Gateway.ObserveAsync(stand.Settings, request, (snapshot, _) => Task.FromResult(PlanNeeds.Of(Staging, snapshot, MetricReadings.None)), new Progress<string>(), stop)
            : await Gateway.ObserveAsync(stand.Settings, request, new Progress<string>(), stop);
        var plan = Planner.Plan(Staging, observed.Snapshot, MetricReadings.None);
        var applied = new List<ScalingAction>();
        foreach (var action in plan.Actions) applied.Add((await Gateway.ApplyAsync(stand.Settings, Staging, action, observed.Snapshot.ObservedAt, stop)).Action);
        Assert.All(applied, action => Assert.Equal((ScalingActionStatus.Applied, null), (action.Status, action.Error)));
        return [.. applied.Select(action => action.Kind)];
    }
}

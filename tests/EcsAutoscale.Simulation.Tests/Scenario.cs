using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Building;
using EcsAutoscale.Simulation.Ecs;

namespace EcsAutoscale.Simulation.Tests;

/// <summary>Shorthand for tests: one cluster called c with one group called g.</summary>
internal static class Scenario
{
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(30);

    public static SimulatedCloud Of(int instances, Action<ClusterBuilder> describe, Func<GroupBuilder, GroupBuilder>? group = null, CloudTimings? timings = null, long seed = 1, Func<CloudOptions, CloudOptions>? options = null) =>
        new CloudBuilder().WithSeed(seed).WithTimings(timings ?? CloudTimings.Typical).With(options ?? (o => o))
            .Cluster("c", c => c.Group("g", g => (group ?? (x => x))(g.Size(0, Math.Max(20, instances), instances))).Then(describe))
            .Build();

    public static EcsCluster Cluster(this SimulatedCloud cloud) => cloud.Ecs.Cluster("c");

    public static EcsService Service(this SimulatedCloud cloud, string name = "s") => cloud.Cluster().Service(name);

    public static AutoScalingGroup Group(this SimulatedCloud cloud) => cloud.AutoScaling.Group("g");

    /// <summary>The container instance of that index in order of creation.</summary>
    public static ContainerInstance Instance(this SimulatedCloud cloud, int index) =>
        cloud.Cluster().FindEc2Instance(cloud.Group().Instances[index].InstanceId)!;

    /// <summary>How many wanted tasks of a service each instance has, in order of creation.</summary>
    public static int[] Spread(this SimulatedCloud cloud, string service = "s") =>
        [.. Enumerable.Range(0, cloud.Group().Instances.Count).Select(i => cloud.Instance(i).CountOf(cloud.Service(service)))];

    public static IEnumerable<EcsTask> Wanted(this EcsService service) => service.Tasks.Where(t => t.IsWanted);
}

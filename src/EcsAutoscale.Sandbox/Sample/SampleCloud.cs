using System;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Building;

namespace EcsAutoscale.Sandbox.Sample;

/// <summary>
/// Two clusters to try an autoscaler on: production must grow, staging can give up exactly one instance. Every instance is an m5.large with 2048 CPU units and
/// 7680 MiB; the daemon log-agent (128 × 256) leaves 1920 × 7424 of each. With a buffer of 512 CPU units × 1024 MiB:
/// <list type="table">
/// <listheader><term>Instance</term><description>Service tasks; CPU units left</description></listheader>
/// <item><term>production 0 (zone a)</term><description>web ×3 (512 × 1024 each); 384 left: no room for the buffer</description></item>
/// <item><term>production 1 (zone b)</term><description>web ×2, worker ×1 (512 × 1024); 384 left</description></item>
/// <item><term>production 2 (zone c)</term><description>web ×2, worker ×1; 384 left</description></item>
/// <item><term>staging 0 (zone a)</term><description>worker-staging ×1 (1024 × 2048), web-staging ×1 (256 × 512); 640 left</description></item>
/// <item><term>staging 1 (zone b)</term><description>web-staging ×4; 896 left</description></item>
/// <item><term>staging 2 (zone c)</term><description>worker-staging ×1, web-staging ×1; 640 left</description></item>
/// <item><term>staging 3 (zone a)</term><description>web-staging ×1; 1664 left: may go, for staging 1 holds its task (256) and the buffer (512)</description></item>
/// </list>
/// Production: the queue celery holds 500 messages, since 2 workers take 0.5 a second each and 1 a second arrives; 8 workers empty it in under three
/// minutes and need five instances, and a sixth for the buffer. Staging: instance 3 onto instance 1 or the other way round, not both. Then 3840 CPU units lie on three
/// instances of 1920, so any two of them hold 1920 or more: never one other's worth less the buffer (1408), nor two others' (3328). Wherever ECS puts the
/// tasks of the instance that goes, nothing more happens, as long as worker-staging keeps 2 tasks
/// and web-staging 7.
/// </summary>
public static class SampleCloud
{
    /// <summary>The cluster that must grow.</summary>
    public const string Production = "production";

    /// <summary>The Auto Scaling group of <see cref="Production"/>: 3 instances, 1 to 8.</summary>
    public const string ProductionGroup = "production-asg";

    /// <summary>The queue of <see cref="Production"/>, in the virtual host /.</summary>
    public const string ProductionQueue = "celery";

    /// <summary>A queue of SQS with 60 messages that nobody takes, to try SQS as a source.</summary>
    public const string ProductionSqsQueue = "orders";

    /// <summary>The cluster that can give up one instance.</summary>
    public const string Staging = "staging";

    /// <summary>The Auto Scaling group of <see cref="Staging"/>: 4 instances, 2 to 6.</summary>
    public const string StagingGroup = "staging-asg";

    /// <summary>The queue of <see cref="Staging"/>, in the virtual host /.</summary>
    public const string StagingQueue = "celery-staging";

    private static readonly TimeSpan History = TimeSpan.FromHours(1);

    /// <summary>Makes the sample. It has run for an hour when it is handed out, so that there is a past to look at.</summary>
    /// <param name="seed">Of all ids.</param>
    public static SimulatedCloud Create(long seed = 1)
    {
        var cloud = new CloudBuilder().WithSeed(seed).Cluster(Production, DescribeProduction).Cluster(Staging, DescribeStaging).Build();
        cloud.Advance(History);
        return cloud;
    }

    private static void DescribeProduction(ClusterBuilder cluster) => cluster
        .Group(ProductionGroup, g => g.Size(min: 1, max: 8, desired: 3).Zones("us-east-1a", "us-east-1b", "us-east-1c").Launches(InstanceTemplate.M5Large))
        .Service("log-agent", s => s.Needs(128, 256).Daemon())
        .Service("web", s => s.Needs(512, 1024).Desired(7).PlacedOn(0, 1, 2, 0, 1, 2, 0).Load(cpuUnits: 1792, memoryMiB: 4300))
        .Service("worker", s => s.Needs(512, 1024).Desired(2).PlacedOn(1, 2).Load(cpuUnits: 900, memoryMiB: 1200))
        .Queue(ProductionQueue, q => q with { Messages = 500, ArrivalRate = 1, ConsumptionPerTask = 0.5 }, consumer: "worker")
        .SqsQueue(ProductionSqsQueue, q => q with { Messages = 60 });

    private static void DescribeStaging(ClusterBuilder cluster) => cluster
        .Group(StagingGroup, g => g.Size(min: 2, max: 6, desired: 4).Zones("us-east-1a", "us-east-1b", "us-east-1c").Launches(InstanceTemplate.M5Large))
        .Service("log-agent", s => s.Needs(128, 256).Daemon())
        .Service("web-staging", s => s.Needs(256, 512).Desired(7).PlacedOn(0, 1, 1, 1, 1, 2, 3).Load(cpuUnits: 720, memoryMiB: 1400))
        .Service("worker-staging", s => s.Needs(1024, 2048).Desired(2).PlacedOn(0, 2).Load(cpuUnits: 600, memoryMiB: 1500))
        .Queue(StagingQueue, q => q with { Messages = 12, ArrivalRate = 0.2, ConsumptionPerTask = 0.1 }, consumer: "worker-staging");
}

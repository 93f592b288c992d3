using System;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox.Sample;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.Ecs;
using Xunit;

namespace EcsAutoscale.Sandbox.Tests;

/// <summary>The sample has the story that its description tells.</summary>
public sealed class SampleCloudTests : SandboxTest
{
    private const int BufferCpu = 512;
    private const int BufferMemory = 1024;

    protected override SimulatedCloud Cloud() => SampleCloud.Create();

    [Fact]
    public void Production_has_no_room_for_the_buffer_and_a_queue_that_stays_deep() => Server.Use(cloud =>
    {
        Assert.DoesNotContain(cloud.Ecs.Cluster(SampleCloud.Production).Instances, HasBuffer);
        Assert.Equal(500, cloud.Queues.Queue(SampleCloud.ProductionQueue).Messages);
        cloud.Advance(TimeSpan.FromHours(1));
        Assert.Equal(500, cloud.Queues.Queue(SampleCloud.ProductionQueue).Messages);
    });

    [Fact]
    public void Production_with_three_more_instances_places_eight_workers_and_empties_its_queue() => Server.Use(cloud =>
    {
        var cluster = cloud.Ecs.Cluster(SampleCloud.Production);
        cloud.AutoScaling.SetDesiredCapacity(cloud.AutoScaling.Group(SampleCloud.ProductionGroup), 6);
        cloud.Ecs.UpdateService(cluster.Service("worker"), desiredCount: 8);
        cloud.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(8, cluster.Service("worker").RunningCount);
        Assert.Equal(0, cloud.Queues.Queue(SampleCloud.ProductionQueue).Messages);
        Assert.Contains(cluster.Instances, HasBuffer);
    });

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    public void Staging_gives_up_one_instance_and_then_no_other_can_go(long seed, int candidate)
    {
        var cloud = SampleCloud.Create(seed);
        var cluster = cloud.Ecs.Cluster(SampleCloud.Staging);
        var victims = cluster.Instances.OrderBy(i => i.Resources.Memory - i.Resources.RemainingMemory).Where(i => CanGo(cluster, i)).ToArray();
        Assert.Equal([256, 1024], victims.Select(Used));
        var victim = victims[candidate];

        cloud.Ecs.Instances.SetStatus(victim, "DRAINING");
        Assert.True(cloud.AdvanceUntil(() => victim.Tasks.Count == 0, TimeSpan.FromMinutes(10)));
        cloud.AutoScaling.TerminateInstance(victim.Ec2InstanceId, decrementDesiredCapacity: true);
        cloud.Advance(TimeSpan.FromHours(1));

        Assert.Equal(3, cluster.Instances.Count);
        Assert.All(cluster.Services, s => Assert.Equal(s.DesiredCount, s.RunningCount));
        Assert.DoesNotContain(cluster.Instances, i => CanGo(cluster, i));
        Assert.Contains(cluster.Instances, HasBuffer);
        Assert.True(cluster.Instances.Sum(Used) + BufferCpu > 2 * 1920, "two instances could hold everything and the buffer");
    }

    [Fact]
    public async Task Time_follows_the_wall_clock_times_the_speed()
    {
        var time = new SteppedTime();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Cloud = SampleCloud.Create(), Speed = 60, TimeProvider = time }, TestContext.Current.CancellationToken);
        var before = server.Use(cloud => cloud.Now);
        time.Step(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromMinutes(10), server.Use(cloud => cloud.Now) - before);
    }

    [Fact]
    public async Task Ages_on_the_wire_are_kept_for_a_caller_with_the_real_clock()
    {
        var time = new SteppedTime();
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Cloud = SampleCloud.Create(), TimeProvider = time }, TestContext.Current.CancellationToken);
        using var client = new SandboxClient(server.Url);
        var instances = SandboxClient.Texts((await client.Ecs("ListContainerInstances", """{"cluster":"staging"}"""))["containerInstanceArns"]);
        var described = await client.Ecs("DescribeContainerInstances", $$"""{"cluster":"staging","containerInstances":["{{instances[0]}}"]}""");
        var registered = (double)described["containerInstances"]![0]!["registeredAt"]!;
        Assert.Equal(3600, time.GetUtcNow().ToUnixTimeSeconds() - registered, 1.0);
    }

    private static int Used(ContainerInstance instance) => instance.Tasks.Where(t => !t.Service!.IsDaemon).Sum(t => t.Need.Cpu);

    private static bool HasBuffer(ContainerInstance instance) =>
        instance.Resources.RemainingCpu >= BufferCpu && instance.Resources.RemainingMemory >= BufferMemory;

    private static bool CanGo(EcsCluster cluster, ContainerInstance candidate)
    {
        var (cpu, memory) = (Used(candidate), candidate.Tasks.Where(t => !t.Service!.IsDaemon).Sum(t => t.Need.Memory));
        return cluster.Instances.Any(other => other != candidate
            && other.Resources.RemainingCpu >= cpu + BufferCpu && other.Resources.RemainingMemory >= memory + BufferMemory);
    }

    private sealed class SteppedTime : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => _now;

        public override long GetTimestamp() => _now.Ticks;

        public void Step(TimeSpan by) => _now += by;
    }
}

using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.Facts;

/// <summary>ECS-FACTS section 1, resource accounting.</summary>
public sealed class Section1ResourceTests
{
    [Theory]
    [InlineData(null, null, 300, 768)]
    [InlineData(512L, 2048L, 512, 2048)]
    [InlineData(0L, 0L, 300, 768)]
    public void A_task_takes_its_task_level_size_or_the_sum_of_its_containers_reservations(long? cpu, long? memory, long expectedCpu, long expectedMemory)
    {
        var definition = new TaskDefinition
        {
            Arn = "d",
            Cpu = cpu,
            Memory = memory,
            Containers = [new ContainerDefinition { Cpu = 300, Memory = 1024, MemoryReservation = 256 }, new ContainerDefinition { Memory = 512 }],
        };

        Assert.Equal(new Resources(expectedCpu, expectedMemory), TaskSizing.Of(definition));
    }

    [Fact]
    public void On_Windows_the_task_level_size_is_ignored()
    {
        var definition = new TaskDefinition { Arn = "d", Cpu = 4096, Memory = 8192, OperatingSystemFamily = "WINDOWS_SERVER_2022_CORE", Containers = [new ContainerDefinition { Cpu = 512, Memory = 1024 }] };

        Assert.Equal(new Resources(512, 1024), TaskSizing.Of(definition));
    }

    [Fact]
    public void A_task_s_own_size_comes_first_then_its_overrides_then_the_definition()
    {
        var definition = new TaskDefinition { Arn = "d", Containers = [new ContainerDefinition { Name = "main", Cpu = 256, Memory = 512 }] };
        var byContainer = new TaskOverrides { Containers = [new ContainerOverride("main", 1024, null, 2048, Gpus: 1)] };

        Assert.Equal(new Resources(1024, 2048, 1), TaskSizing.Of(definition, new EcsTask { Arn = "t", Overrides = byContainer }));
        Assert.Equal(new Resources(2048, 2048, 1), TaskSizing.Of(definition, new EcsTask { Arn = "t", Overrides = byContainer with { Cpu = 2048 } }));
        Assert.Equal(new Resources(128, 300), TaskSizing.Of(definition, new EcsTask { Arn = "t", Cpu = 128, Memory = 300, Overrides = new TaskOverrides { Cpu = 4096, Memory = 4096 } }));
    }

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public void Equality_fits(long cpu, bool fits) => Assert.Equal(fits, new Resources(cpu, 512).FitsIn(new Resources(1024, 512)));

    [Fact]
    public void What_is_left_is_the_lesser_of_what_ECS_says_and_what_the_tasks_leave_for_it_can_lag()
    {
        static long Free(Resources remaining) => new ClusterView(new() { Name = "production" }, new ClusterBuilder().Instance("i-a").Service("web", 1, cpu: 512).Task("web", "i-a")
            .Change("i-a", instance => instance with { Remaining = remaining }).Snapshot()).NewRoom().Rooms.Single().Free.Cpu;

        Assert.Equal(1536, Free(new Resources(2048, 7680)));
        Assert.Equal(100, Free(new Resources(100, 7680)));
    }

    [Fact]
    public void The_size_of_a_new_instance_is_learnt_from_a_live_one()
    {
        var plan = new ClusterBuilder().Instance("i-a", cpu: 2048, memory: 7985).Service("web", 1, cpu: 2048, memory: 7985).Task("web", "i-a")
            .Service("fits", 1, memory: 7985, with: Waits).Service("larger", 1, memory: 7986, with: Waits).Group().Plan();

        Assert.Equal(["service larger"], plan.Unplaceable.Select(task => task.Name));
        Assert.Single(plan.Actions);
    }

    [Theory]
    [InlineData("bridge", 80, "tcp", false)]
    [InlineData("bridge", 80, "udp", true)]
    [InlineData("bridge", 0, "tcp", true)]
    [InlineData("awsvpc", 80, "tcp", true)]
    public void Only_static_host_ports_of_the_same_protocol_conflict_and_none_of_awsvpc(string mode, int port, string protocol, bool goes)
    {
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b", with: instance => instance with { TakenPorts = new HostPorts([80], []) })
            .Service("web", 1, definedAs: definition => WithPort(definition, port, protocol) with { NetworkMode = mode }).Task("web", "i-a").Group(min: 1);

        Assert.Equal(goes, builder.Judge("i-a").CanScaleDown);
    }

    [Theory]
    [InlineData(22)]
    [InlineData(51678)]
    public void Ports_reserved_for_the_system_are_taken_on_every_new_instance(int port)
    {
        var plan = new ClusterBuilder().Instance("i-a", with: instance => instance with { TakenPorts = new HostPorts([22, 51678], []) })
            .Service("ssh", 1, with: Waits, definedAs: definition => WithPort(definition, port, "tcp")).Group().Plan();

        Assert.Contains($"port tcp {port}", Assert.Single(plan.Unplaceable).Explanation, System.StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Actions, action => action.Kind == ScalingActionKind.ScaleOut);
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(1, 0, false)]
    [InlineData(0, 1, false)]
    public void Whole_GPUs_are_counted_by_what_ECS_says_and_by_the_tasks(int registered, int remaining, bool goes)
    {
        static ContainerInstance Gpu(ContainerInstance instance, int all, int left) =>
            instance with { Registered = instance.Registered with { Gpus = all }, Remaining = instance.Remaining with { Gpus = left } };
        var builder = new ClusterBuilder().Instance("i-a", with: instance => Gpu(instance, 1, 1)).Instance("i-b", with: instance => Gpu(instance, registered, remaining))
            .Service("train", 1, definedAs: definition => definition with { Containers = [definition.Containers[0] with { Gpus = 1 }] }).Task("train", "i-a").Group(min: 1);

        Assert.Equal(goes, builder.Judge("i-a").CanScaleDown);
    }

    [Theory]
    [InlineData("c5.large", false, 2)]
    [InlineData("c5.large", true, 10)]
    [InlineData("m5.xlarge", false, 3)]
    [InlineData("m5.xlarge", true, 20)]
    [InlineData("m4.large", false, 1)]
    [InlineData("t2.xlarge", false, 2)]
    [InlineData("t3.medium", false, 2)]
    [InlineData("t4g.micro", false, 1)]
    [InlineData("m8a.12xlarge", false, 11)]
    [InlineData("m7i.large", true, 9)]
    [InlineData("m99z.large", false, 1)]
    [InlineData("m99z.large", true, 3)]
    [InlineData("m99z.nano", true, 0)]
    [InlineData("c5.metal", false, 14)]
    [InlineData("m6g.medium", true, 4)]
    [InlineData("g4dn.xlarge", false, 2)]
    [InlineData("g5.xlarge", true, 6)]
    [InlineData("i4i.large", true, 1)]
    [InlineData("x9.unheard", false, null)]
    public void Awsvpc_tasks_are_limited_by_the_type_s_interfaces_and_by_a_trunk_that_the_instance_shows(string type, bool trunk, int? expected)
    {
        var attributes = new System.Collections.Generic.Dictionary<string, string?> { ["ecs.instance-type"] = type };
        if (trunk) attributes["ecs.awsvpc-trunk-id"] = "eni-1";

        Assert.Equal(expected, NetworkInterfaceLimits.TasksOn(new ContainerInstance { Arn = "i", Attributes = attributes }));
    }

    [Fact]
    public void One_interface_an_awsvpc_task_and_a_task_of_unknown_definition_may_have_one_too()
    {
        static TaskDefinition Awsvpc(TaskDefinition definition) => definition with { NetworkMode = "awsvpc" };
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("web", 2, definedAs: Awsvpc).Task("web", "i-a").Task("web", "i-b").Group(min: 1);

        Assert.True(builder.Judge("i-a").CanScaleDown);
        Assert.Equal(Reason.TaskHasNoPlace, builder.Standalone("job", "i-b").Judge("i-a", snapshot => snapshot with { TaskDefinitions = [snapshot.TaskDefinitions![0]] }).Reason);
        Assert.Equal(Reason.TaskHasNoPlace, builder.Task("web", "i-b").Judge("i-a").Reason);
    }

    [Fact]
    public void Daemons_never_move_and_take_their_part_of_an_instance_where_they_are_not_yet()
    {
        static EcsService Daemon(EcsService service) => service with { SchedulingStrategy = "DAEMON" };
        var builder = new ClusterBuilder().Instance("i-a").Instance("i-b").Service("agent", 2, cpu: 1536, with: Daemon).Service("web", 1, cpu: 512).Task("web", "i-a").Task("agent", "i-a").Group(min: 1);

        Assert.Equal(["web"], builder.Judge("i-a").Moves.Select(move => move.Service));
        Assert.Equal(Reason.TaskHasNoPlace, builder.Service("more", 1, cpu: 1).Task("more", "i-a").Judge("i-a").Reason);
    }

    private static EcsService Waits(EcsService service) => service with { RunningCount = 0 };

    private static TaskDefinition WithPort(TaskDefinition definition, int port, string protocol) =>
        definition with { Containers = [definition.Containers[0] with { PortMappings = [new PortMapping(port, protocol)] }] };
}

using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.Placement;

/// <summary>The accounting rules of ECS-FACTS section 1.</summary>
public sealed class TaskSizingTests
{
    [Fact]
    public void D3_A_container_with_a_memoryReservation_only_counts_by_its_reservation() =>
        Assert.Equal(new Resources(256, 300), TaskSizing.Of(Of(new ContainerDefinition { Cpu = 256, MemoryReservation = 300 })));

    [Fact]
    public void D3_Memory_at_task_level_is_used_and_a_null_cpu_counts_as_none() =>
        Assert.Equal(new Resources(0, 2048), TaskSizing.Of(Of(new ContainerDefinition()) with { Memory = 2048 }));

    [Fact]
    public void D3_A_cluster_with_such_services_is_planned()
    {
        var plan = new ClusterBuilder().Instance("i-a").Group(min: 1)
            .Service("soft", 9, with: service => service with { RunningCount = 0 }, definedAs: definition => definition with { Containers = [new ContainerDefinition { MemoryReservation = 1024 }] })
            .Plan();

        Assert.Equal(["2"], plan.Actions.Select(action => action.After));
        Assert.Equal(Reason.DemandDoesNotFit, plan.Groups[0].Reason);
    }

    [Fact]
    public void Task_level_sizes_win_and_soft_limits_come_before_hard_ones() => Assert.Equal(
        new Resources(1024, 700),
        TaskSizing.Of(Of(new ContainerDefinition { Cpu = 10, Memory = 500, MemoryReservation = 400 }, new ContainerDefinition { Cpu = 20, Memory = 300 }) with { Cpu = 1024 }));

    [Fact]
    public void On_Windows_task_level_sizes_are_ignored() => Assert.Equal(
        new Resources(10, 500),
        TaskSizing.Of(Of(new ContainerDefinition { Cpu = 10, Memory = 500 }) with { Cpu = 1024, Memory = 4096, OperatingSystemFamily = "WINDOWS_SERVER_2022_CORE" }));

    [Fact]
    public void Overrides_change_one_task_s_size()
    {
        var definition = Of(new ContainerDefinition { Name = "main", Cpu = 10, Memory = 500 });
        var task = new EcsTask { Arn = "t", Overrides = new TaskOverrides { Containers = [new ContainerOverride("main", 99, null, 450)] } };

        Assert.Equal(new Resources(99, 450), TaskSizing.Of(definition, task));
        Assert.Equal(new Resources(128, 450), TaskSizing.Of(definition, task with { Overrides = task.Overrides with { Cpu = 128 } }));
        Assert.Equal(new Resources(64, 450), TaskSizing.Of(definition, task with { Cpu = 64 }));
    }

    [Fact]
    public void Only_static_ports_outside_awsvpc_count_and_awsvpc_takes_an_interface()
    {
        var definition = Of(new ContainerDefinition { PortMappings = [new PortMapping(80, "tcp"), new PortMapping(0, "tcp"), new PortMapping(null, "tcp"), new PortMapping(53, "udp")] });

        Assert.Equal(new HostPorts([80], [53]), TaskSizing.PortsOf(definition));
        Assert.Equal(HostPorts.None, TaskSizing.PortsOf(definition with { NetworkMode = "awsvpc" }));
        Assert.Equal(1, TaskSizing.Of(definition with { NetworkMode = "awsvpc" }).NetworkInterfaces);
    }

    private static TaskDefinition Of(params ContainerDefinition[] containers) => new() { Arn = "d", Containers = containers };
}

using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Ecs;
using Xunit;

namespace EcsAutoscale.Simulation.Tests;

public sealed class PlacementTests
{
    private static readonly ContainerSpec Small = new() { Cpu = 256, Memory = 512 };

    public static TheoryData<string, int[]> Strategies => new()
    {
        { "default", [2, 2, 2] },
        { "binpack", [6, 0, 0] },
        { "spread instances", [2, 2, 2] },
    };

    [Theory]
    [MemberData(nameof(Strategies))]
    public void A_strategy_decides_where_tasks_go(string name, int[] expected)
    {
        PlacementStrategy[] strategies = name switch { "binpack" => [PlacementStrategy.BinpackMemory], "spread instances" => [PlacementStrategy.SpreadInstances], _ => [] };
        var cloud = Scenario.Of(3, c => c.Service("s", s => s.Needs(256, 512).Desired(6).Placed(strategies)), g => g.Zones("us-east-1a", "us-east-1b", "us-east-1c"));
        Assert.Equal(expected, cloud.Spread().OrderByDescending(n => n));
    }

    [Fact]
    public void The_default_balances_zones_before_instances()
    {
        var cloud = Scenario.Of(3, c => c.Service("s", s => s.Desired(4)), g => g.InstancesIn("us-east-1a", "us-east-1a", "us-east-1b"));
        Assert.Equal([1, 1, 2], cloud.Spread());
    }

    [Fact]
    public void A_spread_over_a_custom_attribute_balances_its_values()
    {
        var cloud = Scenario.Of(3, c => c
            .Then(b =>
            {
                for (var i = 0; i < 3; i++)
                    ContainerInstanceControl.PutAttribute(b.Instances[i], "rack", i < 2 ? "x" : "y");
            })
            .Service("s", s => s.Desired(4).Placed(new PlacementStrategy("spread", "attribute:rack"))));
        Assert.Equal(2, cloud.Spread()[2]);
    }

    [Fact]
    public void What_fits_exactly_is_placed_and_one_unit_more_is_not()
    {
        Assert.Equal(1, Scenario.Of(1, c => c.Service("s", s => s.Needs(2048, 7680).Desired(1))).Service().RunningCount);
        Assert.Equal(0, Scenario.Of(1, c => c.Service("s", s => s.Needs(2049, 1).Desired(1))).Service().RunningCount);
        Assert.Equal(0, Scenario.Of(1, c => c.Service("s", s => s.Needs(0, 7681).Desired(1))).Service().RunningCount);
    }

    public static TheoryData<TaskDefinitionSpec, int, int> Sizes => new()
    {
        { new() { Containers = [Small, Small] }, 512, 1024 },
        { new() { Containers = [new() { Memory = 1000, MemoryReservation = 300 }] }, 0, 300 },
        { new() { Cpu = 1024, Memory = 2048, Containers = [Small] }, 1024, 2048 },
        { new() { Memory = 2048, Containers = [Small, Small] }, 512, 2048 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_task_reserves_what_the_agent_counts(TaskDefinitionSpec spec, int cpu, int memory)
    {
        var cloud = Scenario.Of(1, c => c.Service("s", s => s.Runs(_ => spec).Desired(1)));
        Assert.Equal((2048 - cpu, 7680 - memory), (cloud.Instance(0).Resources.RemainingCpu, cloud.Instance(0).Resources.RemainingMemory));
    }

    [Theory]
    [InlineData("bridge", 8080, "tcp", 2)]
    [InlineData("bridge", 8080, "udp", 2)]
    [InlineData("bridge", 0, "tcp", 5)]
    [InlineData("awsvpc", 8080, "tcp", 5)]
    [InlineData("bridge", 22, "tcp", 0)]
    public void A_fixed_host_port_is_taken_once_an_instance(string network, int hostPort, string protocol, int placed)
    {
        var cloud = Scenario.Of(2, c => c.Service("s", s => s.Desired(5).Runs(d => d with
        {
            NetworkMode = network,
            Containers = [Small with { PortMappings = [new PortMapping(80, hostPort, protocol)] }],
        })));
        Assert.Equal(placed, cloud.Service().RunningCount);
    }

    [Fact]
    public void GPUs_and_network_interfaces_run_out()
    {
        var template = new InstanceTemplate("g5.xlarge", 4096, 15000) { Gpus = 2, TaskInterfaces = 3 };
        var cloud = Scenario.Of(1, c => c
            .Service("gpu", s => s.Desired(5).Runs(d => d with { Containers = [Small with { Gpus = 1 }] }))
            .Service("vpc", s => s.Desired(5).Runs(d => d with { NetworkMode = "awsvpc" })), g => g.Launches(template));
        Assert.Equal((2, 3), (cloud.Service("gpu").RunningCount, cloud.Service("vpc").RunningCount));
        Assert.Empty(cloud.Instance(0).Resources.RemainingGpus);
        Assert.Equal(2, cloud.Service("gpu").Tasks.SelectMany(t => t.GpuIds).Distinct().Count());
    }

    [Fact]
    public void Constraints_bind()
    {
        var template = InstanceTemplate.M5Large with { Attributes = new Dictionary<string, string> { ["disk"] = "ssd" } };
        var cloud = Scenario.Of(3, c => c
            .Service("one-each", s => s.Desired(5).Constrained(PlacementConstraint.DistinctInstance))
            .Service("ssd", s => s.Desired(1).Constrained(PlacementConstraint.MemberOf("attribute:disk == ssd and attribute:ecs.instance-type == m5.large")))
            .Service("hdd", s => s.Desired(1).Constrained(PlacementConstraint.MemberOf("attribute:disk != ssd"))), g => g.Launches(template));
        Assert.Equal([3, 1, 0], new[] { "one-each", "ssd", "hdd" }.Select(n => cloud.Service(n).RunningCount));
        Assert.Contains("doesn't meet the placement constraints", cloud.Service("hdd").Events.Messages.First());
    }

    [Fact]
    public void An_expression_that_cannot_be_read_is_refused() => Assert.Equal("InvalidParameterException", Assert.Throws<CloudException>(() =>
        Scenario.Of(1, c => c.Service("s", s => s.Constrained(PlacementConstraint.MemberOf("task:group =~ x"))))).Code);

    [Fact]
    public void Nothing_is_placed_where_the_agent_is_disconnected_or_the_instance_drains()
    {
        var cloud = Scenario.Of(3, c => c.Service("s", s => s.Desired(0)));
        cloud.Ecs.Instances.SetAgentConnected(cloud.Instance(0), false);
        cloud.Ecs.Instances.SetStatus(cloud.Instance(1), "DRAINING");
        cloud.Ecs.UpdateService(cloud.Service(), desiredCount: 4);
        cloud.Advance(Scenario.Long);
        Assert.Equal([0, 0, 4], cloud.Spread());
    }

    [Fact]
    public void What_found_no_room_is_placed_once_there_is_some()
    {
        var cloud = Scenario.Of(1, c => c.Service("s", s => s.Needs(1024, 512).Desired(3)));
        Assert.Equal(2, cloud.Service().RunningCount);
        Assert.Contains("was unable to place a task because no container instance met all of its requirements.", cloud.Service().Events.Messages.First());
        cloud.AutoScaling.SetDesiredCapacity(cloud.Group(), 2);
        cloud.Advance(Scenario.Long);
        Assert.Equal(3, cloud.Service().RunningCount);
        Assert.Equal("(service s) has reached a steady state.", cloud.Service().Events.Messages.First());
    }

    [Fact]
    public void A_repeated_complaint_is_made_once_in_six_hours()
    {
        var cloud = Scenario.Of(1, c => c.Service("s", s => s.Needs(4096, 512)));
        cloud.Advance(System.TimeSpan.FromHours(5));
        Assert.Single(cloud.Service().Events.Messages);
        cloud.Advance(System.TimeSpan.FromHours(2));
        Assert.Equal(2, cloud.Service().Events.Messages.Count());
    }
}

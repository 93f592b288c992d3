using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Building;

namespace EcsAutoscale.Core.Tests.Oracle;

/// <summary>How ECS chooses between instances for a service.</summary>
public enum SmallStrategy
{
    /// <summary>Spread by zone, then fewest tasks of the service.</summary>
    Default,

    /// <summary>Fewest tasks of the service.</summary>
    SpreadInstance,

    /// <summary>Least CPU left.</summary>
    PackCpu,

    /// <summary>Least memory left.</summary>
    PackMemory,

    /// <summary>Any.</summary>
    Random,
}

/// <summary>A service of a small cluster. A port of 0 is none; a zone of '-' is any.</summary>
public sealed record SmallService(int Cpu, int Memory, SmallStrategy Strategy = SmallStrategy.Default, int Port = 0, bool Distinct = false, char Zone = '-');

/// <summary>An instance: its size, its zone and, for each of its tasks, the service's index.</summary>
public sealed record SmallInstance(int Cpu, int Memory, char Zone, IReadOnlyList<int> Tasks, bool Drains = false);

/// <summary>A cluster that is small enough for every placement of its tasks to be looked at.</summary>
public sealed record SmallCluster(IReadOnlyList<SmallService> Services, IReadOnlyList<SmallInstance> Instances, int BufferCpu, int BufferMemory)
{
    /// <summary>For each task that has no instance yet, its service's index.</summary>
    public IReadOnlyList<int> Unplaced { get; init; } = [];

    /// <summary>The whole plan, growing by as much as the demand needs.</summary>
    public AutoscalePlan Plan(ScaleInPolicy scaleIn)
    {
        var definition = new ClusterDefinition
        {
            Name = "small",
            CpuBuffer = BufferCpu,
            MemoryBuffer = BufferMemory,
            ScaleIn = scaleIn,
            ScaleOut = new ScaleOutPolicy { Step = null, MaxStep = 50 },
        };
        return Planner.Plan(definition, Snapshot(), MetricReadings.None);
    }

    /// <summary>What core says of an instance.</summary>
    public ScaleDownVerdict Judge(int instance, ScaleInFit fit, Assurance assurance)
    {
        var definition = new ClusterDefinition
        {
            Name = "small",
            CpuBuffer = BufferCpu,
            MemoryBuffer = BufferMemory,
            ScaleIn = new ScaleInPolicy { Fit = fit, Assurance = assurance },
        };
        var snapshot = Snapshot();
        return Planner.JudgeInstance(definition, snapshot, MetricReadings.None, snapshot.Instances[instance]);
    }

    /// <summary>For messages of failing tests.</summary>
    public override string ToString() =>
        $"services: {string.Join("; ", Services.Select((service, index) => $"{index} = {service}"))}\n"
        + $"instances: {string.Join("; ", Instances.Select((instance, index) => $"{index} = {instance.Cpu}x{instance.Memory} {instance.Zone} [{string.Join(" ", instance.Tasks)}]{(instance.Drains ? " drains" : "")}"))}\n"
        + $"buffer: {BufferCpu}x{BufferMemory}";

    /// <summary>The cluster as core observes it.</summary>
    public ClusterSnapshot Snapshot()
    {
        var task = 0;
        return new ClusterSnapshot
        {
            Cluster = "small",
            ObservedAt = ClusterBuilder.Now,
            Instances = [.. Instances.Select((instance, index) => InstanceOf(instance, index, ref task))],
            Services = [.. Services.Select(ServiceOf)],
            TaskDefinitions = [.. Services.Select(DefinitionOf)],
            Groups =
            [
                new AutoScalingGroup
                {
                    Name = "asg",
                    MaxSize = 99,
                    DesiredCapacity = Instances.Count,
                    Instances = [.. Instances.Select((_, index) => new GroupInstance { InstanceId = Id(index), LifecycleState = "InService" })],
                },
            ],
        };
    }

    private static string Id(int index) => $"i-{index}";

    private ContainerInstance InstanceOf(SmallInstance instance, int index, ref int next)
    {
        var tasks = new List<EcsTask>();
        foreach (var service in instance.Tasks)
        {
            tasks.Add(new EcsTask
            {
                Arn = $"task/{next++:D3}",
                DefinitionArn = $"definition/{service}",
                Group = $"service:{service}",
                LastStatus = "RUNNING",
                DesiredStatus = "RUNNING",
                IsProtected = false,
            });
        }

        return new ContainerInstance
        {
            Arn = $"instance/{index}",
            InstanceId = Id(index),
            Status = instance.Drains ? InstanceStatus.Draining : InstanceStatus.Active,
            AgentConnected = true,
            Registered = new Resources(instance.Cpu, instance.Memory),
            Remaining = new Resources(instance.Cpu - instance.Tasks.Sum(task => Services[task].Cpu), instance.Memory - instance.Tasks.Sum(task => Services[task].Memory)),
            TakenPorts = new HostPorts(instance.Tasks.Select(task => Services[task].Port), []),
            RunningTasksCount = tasks.Count,
            Tasks = tasks,
            Attributes = new Dictionary<string, string?>
            {
                ["ecs.availability-zone"] = instance.Zone.ToString(),
                [ContainerInstance.DrainMark] = instance.Drains ? ClusterBuilder.Now.AddMinutes(-1).ToString("o") : null,
            },
        };
    }

    private EcsService ServiceOf(SmallService service, int index)
    {
        var count = Instances.Sum(instance => instance.Tasks.Count(task => task == index));
        return new EcsService
        {
            Name = $"{index}",
            DefinitionArn = $"definition/{index}",
            DesiredCount = count + Unplaced.Count(task => task == index),
            RunningCount = count,
            PlacementConstraints =
            [
                .. service.Distinct ? [new PlacementConstraint("distinctInstance", null)] : Array.Empty<PlacementConstraint>(),
                .. service.Zone == '-' ? [] : new[] { new PlacementConstraint("memberOf", $"attribute:ecs.availability-zone == {service.Zone}") },
            ],
            PlacementStrategies = service.Strategy switch
            {
                SmallStrategy.SpreadInstance => [new PlacementStrategy("spread", "instanceId")],
                SmallStrategy.PackCpu => [new PlacementStrategy("binpack", "cpu")],
                SmallStrategy.PackMemory => [new PlacementStrategy("binpack", "memory")],
                SmallStrategy.Random => [new PlacementStrategy("random", null)],
                _ => [],
            },
        };
    }

    private static TaskDefinition DefinitionOf(SmallService service, int index) => new()
    {
        Arn = $"definition/{index}",
        Containers = [new ContainerDefinition { Name = "main", Cpu = service.Cpu, Memory = service.Memory, PortMappings = [new PortMapping(service.Port, "tcp")] }],
    };
}

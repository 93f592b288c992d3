using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Tests.Building;

namespace EcsAutoscale.Core.Tests.Properties;

/// <summary>Clusters from a number: sound ones, and weird ones in which anything may be missing, doubled, zero or below zero.</summary>
internal sealed class RandomSnapshots
{
    private static readonly string[] States = ["InService", "InService", "InService", "Pending", "Pending:Wait", "Terminating", "Terminating:Wait", "Standby", "Warmed:Stopped", "Detaching", "ReplacingRootVolume", ""];
    private static readonly string[] TaskStates = ["RUNNING", "RUNNING", "RUNNING", "PENDING", "PROVISIONING", "STOPPING", "STOPPED", ""];
    private static readonly string[] Expressions = ["attribute:ecs.availability-zone == a", "attribute:ecs.instance-type =~ m5.*", "task:group == service:s1", "((", "runningTasksCount < 3"];

    private readonly Random _random;
    private readonly bool _weird;
    private int _nextTask;

    private RandomSnapshots(int seed, bool weird)
    {
        _random = new Random(seed);
        _weird = weird;
    }

    public static ClusterSnapshot Weird(int seed) => new RandomSnapshots(seed, weird: true).Build();

    public static ClusterSnapshot Sound(int seed) => new RandomSnapshots(seed, weird: false).Build();

    public static ClusterDefinition Definition(int seed)
    {
        var random = new Random(seed);
        return new ClusterDefinition
        {
            Name = "random",
            AutoScalingGroup = random.Next(4) == 0 ? "g0" : null,
            CpuBuffer = random.Next(3) * 256,
            MemoryBuffer = random.Next(3) * 512,
            Min = random.Next(4) == 0 ? random.Next(3) : null,
            Max = random.Next(4) == 0 ? 3 + random.Next(5) : null,
            Headroom = random.Next(3) == 0 ? [new HeadroomShape { Cpu = 256, Memory = 256, Count = 2 }, new HeadroomShape { Service = "s0" }, new HeadroomShape { Service = "nobody" }] : [],
            Services = [.. Enumerable.Range(0, random.Next(3)).Select(index => new ServiceDefinition { Name = $"s{index}", Min = random.Next(3), Max = 3 + random.Next(4) })],
            ScaleIn = new ScaleInPolicy { Fit = (ScaleInFit)random.Next(2), Assurance = (Assurance)random.Next(2), MaxStep = 1 + random.Next(3) },
            ScaleOut = new ScaleOutPolicy { Step = random.Next(2) == 0 ? null : 1 + random.Next(3), MaxStep = 1 + random.Next(5), Assurance = (Assurance)random.Next(2) },
        };
    }

    private ClusterSnapshot Build()
    {
        var services = Enumerable.Range(0, 1 + _random.Next(4)).ToArray();
        var definitions = services.Select(TaskDefinitionOf).ToArray();
        ContainerInstance[] instances = [.. Enumerable.Range(0, _random.Next(_weird ? 0 : 1, 6)).Select(index => Instance(index, definitions))];
        if (_weird && instances.Length > 1 && One(4)) instances[1] = instances[0];
        return new ClusterSnapshot
        {
            Cluster = "random",
            ObservedAt = ClusterBuilder.Now,
            Instances = instances,
            Services = _weird && One(8) ? null : [.. services.Select(index => Service(index, instances))],
            TaskDefinitions = _weird && One(8) ? null : _weird && One(4) ? [.. definitions.Skip(1)] : definitions,
            Groups = _weird && One(8) ? null : Groups(instances),
            WaitingTasks = One(3) ? [Task(_random.Next(services.Length), null), Task(-1, null)] : [],
            ScalingActivities = One(3) ? [new ScalingActivity { GroupName = "g0", Description = "Launching a new EC2 instance: i-0", StatusCode = One(2) ? "Failed" : "Successful", StartTime = One(2) ? null : ClusterBuilder.Now.AddMinutes(-_random.Next(60)) }] : [],
        };
    }

    private TaskDefinition TaskDefinitionOf(int index) => new()
    {
        Arn = $"definition/{index}",
        Cpu = _weird && One(6) ? -5 : null,
        NetworkMode = One(8) ? "awsvpc" : null,
        Containers =
        [
            new ContainerDefinition
            {
                Name = "main", Cpu = _weird && One(5) ? null : 128 * _random.Next(8), Memory = _weird && One(5) ? null : 256 * _random.Next(8),
                PortMappings = One(5) ? [new PortMapping(_random.Next(80, 82), "tcp")] : [],
            },
        ],
        PlacementConstraints = _weird && One(4) ? [new PlacementConstraint("memberOf", Expressions[_random.Next(Expressions.Length)])] : [],
    };

    private EcsService Service(int index, ContainerInstance[] instances)
    {
        var running = instances.SelectMany(instance => instance.Tasks ?? []).Count(task => task.ServiceName == $"s{index}" && task.IsMeantToRun);
        return new EcsService
        {
            Name = $"s{index}",
            DefinitionArn = _weird && One(6) ? null : $"definition/{index}",
            SchedulingStrategy = _weird && One(5) ? "DAEMON" : "REPLICA",
            DesiredCount = running + (One(3) ? _random.Next(4) : 0),
            RunningCount = _weird && One(5) ? _random.Next(9) : running,
            PendingCount = _weird ? _random.Next(2) : 0,
            MinimumHealthyPercent = _weird && One(3) ? _random.Next(101) : null,
            MaximumPercent = _weird && One(3) ? 100 + _random.Next(101) : null,
            LaunchType = _weird && One(8) ? "EXTERNAL" : "EC2",
            PlacementConstraints = One(5) ? [new PlacementConstraint("distinctInstance", null)] : [],
            PlacementStrategies = _random.Next(4) switch
            {
                0 => [new PlacementStrategy("binpack", One(2) ? "cpu" : "memory")],
                1 => [new PlacementStrategy("random", null)],
                2 => [new PlacementStrategy("spread", _weird && One(2) ? "attribute:nothing" : "instanceId")],
                _ => [],
            },
        };
    }

    private ContainerInstance Instance(int index, TaskDefinition[] definitions)
    {
        var tasks = Enumerable.Range(0, _random.Next(4)).Select(_ => Task(_random.Next(_weird && One(6) ? -1 : 0, definitions.Length), $"instance/{index}")).ToArray();
        var registered = _weird && One(6) ? new Resources(0, 0) : new Resources(2048, 4096);
        var taken = tasks.Select(task => definitions.FirstOrDefault(definition => definition.Arn == task.DefinitionArn))
            .OfType<TaskDefinition>().Select(definition => new Resources(definition.Containers[0].Cpu ?? 0, definition.Containers[0].Memory ?? 0)).Aggregate(Resources.None, Resources.Add);
        return new ContainerInstance
        {
            Arn = $"instance/{index}",
            InstanceId = _weird && One(10) ? null : _weird && One(10) ? $"mi-{index}" : $"i-{index}",
            Status = _weird ? (InstanceStatus)_random.Next(7) : One(6) ? InstanceStatus.Draining : InstanceStatus.Active,
            AgentConnected = !_weird || !One(5),
            Registered = registered,
            Remaining = _weird && One(4) ? new Resources(-100, -200) : registered - taken,
            RunningTasksCount = _weird ? _random.Next(5) : tasks.Length,
            RegisteredAt = _weird && One(3) ? null : ClusterBuilder.Now.AddHours(-1),
            Tasks = _weird && One(6) ? null : tasks,
            Attributes = _weird && One(4)
                ? new Dictionary<string, string?> { ["ecs.availability-zone"] = null, [ContainerInstance.DrainMark] = "nonsense" }
                : new Dictionary<string, string?> { ["ecs.availability-zone"] = "abc"[_random.Next(3)].ToString(), ["ecs.instance-type"] = "m5.large", [ContainerInstance.DrainMark] = One(2) ? ClusterBuilder.Now.AddMinutes(-_random.Next(60)).ToString("o") : null },
        };
    }

    private EcsTask Task(int service, string? instance) => new()
    {
        Arn = $"task/{_nextTask++:D3}",
        DefinitionArn = service < 0 ? "definition/0" : $"definition/{service}",
        Group = service < 0 ? "family:batch" : $"service:s{service}",
        ContainerInstanceArn = instance,
        LastStatus = instance is null ? "PROVISIONING" : _weird ? TaskStates[_random.Next(TaskStates.Length)] : "RUNNING",
        DesiredStatus = _weird && One(6) ? "STOPPED" : "RUNNING",
        Cpu = _weird && One(8) ? -1 : null,
        IsProtected = _weird && One(4) ? (One(2) ? null : true) : false,
    };

    private IReadOnlyList<AutoScalingGroup> Groups(ContainerInstance[] instances)
    {
        var count = 1 + _random.Next(2);
        return [.. Enumerable.Range(0, count).Select(number => Group(number, [.. instances.Where((_, index) => index % count == number)]))];
    }

    private AutoScalingGroup Group(int number, ContainerInstance[] members)
    {
        var extra = One(4) ? 1 : 0;
        return new AutoScalingGroup
        {
            Name = $"g{number}",
            MinSize = _random.Next(3),
            MaxSize = _weird && One(6) ? 0 : 8,
            DesiredCapacity = members.Length + extra,
            AvailabilityZones = One(2) ? ["a", "b"] : [],
            SuspendedProcesses = _weird && One(6) ? [One(2) ? "Launch" : "Terminate"] : [],
            Operator = _weird && One(12) ? "somebody" : null,
            Instances =
            [
                .. members.Select(member => new GroupInstance
                {
                    InstanceId = member.InstanceId ?? "i-unknown", LifecycleState = _weird ? States[_random.Next(States.Length)] : "InService", WeightedCapacity = _weird && One(8) ? _random.Next(4) : null,
                    AvailabilityZone = "a",
                }),
            ],
        };
    }

    private bool One(int of) => _random.Next(of) == 0;
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Benchmarks.Planning;

/// <summary>
/// A cluster of instances like m5.4xlarge in three zones with 30 tasks each, of one service to every five instances, in the sizes of the published packing
/// workload's smaller half; the same for the same number of instances.
/// </summary>
internal sealed class PlanWorkload
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);
    private static readonly long[] Cpus = [128, 256, 256, 512, 512];
    private static readonly long[] Memories = [256, 512, 1024, 2048];

    private readonly int _tasksEach;
    private readonly int _services;
    private ulong _state = 42;

    private PlanWorkload(int instances, int tasksEach)
    {
        _tasksEach = tasksEach;
        _services = Math.Max(4, instances / 5);
        Snapshot = Build(instances);
    }

    public ClusterSnapshot Snapshot { get; }

    public static ClusterSnapshot Of(int instances, int tasksEach) => new PlanWorkload(instances, tasksEach).Snapshot;

    public static ClusterDefinition Definition(ScaleInFit fit, int maxStep) => new()
    {
        Name = "large",
        CpuBuffer = 1024,
        MemoryBuffer = 2048,
        ScaleIn = new ScaleInPolicy { Fit = fit, MaxStep = maxStep },
        ScaleOut = new ScaleOutPolicy { Step = null },
    };

    private ClusterSnapshot Build(int count)
    {
        var definitions = Enumerable.Range(0, _services).Select(Definition).ToArray();
        var instances = Enumerable.Range(0, count).Select(number => Instance(number, definitions)).ToArray();
        var counts = instances.SelectMany(instance => instance.Tasks!).ToLookup(task => task.ServiceName!);
        return new ClusterSnapshot
        {
            Cluster = "large",
            ObservedAt = Now,
            Instances = instances,
            Services = [.. Enumerable.Range(0, _services).Select(number => Service(number, counts[Name(number)].Count()))],
            TaskDefinitions = definitions,
            Groups =
            [
                new AutoScalingGroup
                {
                    Name = "asg",
                    MinSize = 1,
                    MaxSize = 10_000,
                    DesiredCapacity = count,
                    AvailabilityZones = ["us-east-1a", "us-east-1b", "us-east-1c"],
                    Instances = [.. instances.Select(instance => new GroupInstance { InstanceId = instance.InstanceId!, LifecycleState = "InService", AvailabilityZone = instance.AvailabilityZone })],
                },
            ],
        };
    }

    private TaskDefinition Definition(int number) => new()
    {
        Arn = $"arn:aws:ecs:us-east-1:123456789012:task-definition/{Name(number)}:1",
        Family = Name(number),
        Containers = [new ContainerDefinition { Name = "main", Cpu = Cpus[Next(Cpus.Length)], MemoryReservation = Memories[Next(Memories.Length)] }],
    };

    private static EcsService Service(int number, int count) => new()
    {
        Name = Name(number),
        DefinitionArn = $"arn:aws:ecs:us-east-1:123456789012:task-definition/{Name(number)}:1",
        DesiredCount = count,
        RunningCount = count,
        PlacementConstraints = number % 20 == 0 ? [new PlacementConstraint("memberOf", "attribute:ecs.instance-type =~ m5.*")] : [],
    };

    private ContainerInstance Instance(int number, TaskDefinition[] definitions)
    {
        var id = "i-" + number.ToString("D17", CultureInfo.InvariantCulture);
        var left = new Resources(16_384, 62_000);
        var tasks = new List<EcsTask>();
        for (var task = 0; task < _tasksEach; task++)
        {
            var service = Next(_services);
            var container = definitions[service].Containers[0];
            left -= new Resources(container.Cpu!.Value, container.MemoryReservation!.Value);
            tasks.Add(new EcsTask
            {
                Arn = $"arn:aws:ecs:us-east-1:123456789012:task/large/{number:D6}{task:D26}",
                DefinitionArn = definitions[service].Arn,
                Group = "service:" + Name(service),
                LastStatus = "RUNNING",
                DesiredStatus = "RUNNING",
                LaunchType = "EC2",
                Cpu = container.Cpu,
                Memory = container.MemoryReservation,
                IsProtected = false,
            });
        }

        return new ContainerInstance
        {
            Arn = "arn:aws:ecs:us-east-1:123456789012:container-instance/large/" + id,
            InstanceId = id,
            Status = InstanceStatus.Active,
            AgentConnected = true,
            Registered = new Resources(16_384, 62_000),
            Remaining = left,
            RunningTasksCount = _tasksEach,
            RegisteredAt = Now.AddDays(-1),
            Tasks = tasks,
            Attributes = new Dictionary<string, string?> { ["ecs.availability-zone"] = "us-east-1" + "abc"[number % 3], ["ecs.instance-type"] = "m5.4xlarge" },
        };
    }

    private static string Name(int number) => "service-" + number.ToString("D4", CultureInfo.InvariantCulture);

    private int Next(int limit)
    {
        _state = unchecked((_state * 6364136223846793005) + 1442695040888963407);
        return (int)((_state >> 33) % (ulong)limit);
    }
}

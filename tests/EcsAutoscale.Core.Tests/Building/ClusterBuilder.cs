using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Tests.Building;

/// <summary>Small clusters for tests, said in a line or two.</summary>
internal sealed class ClusterBuilder
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    private readonly List<ContainerInstance> _instances = [];
    private readonly List<EcsService> _services = [];
    private readonly List<TaskDefinition> _definitions = [];
    private readonly List<AutoScalingGroup> _groups = [];
    private readonly Dictionary<string, IReadOnlyList<MetricReading>> _readings = [];
    private int _nextTask;

    public ClusterDefinition Definition { get; set; } = new() { Name = "production" };

    public List<ScalingActivity> Activities { get; } = [];

    public List<InstanceRefresh> Refreshes { get; } = [];

    public List<CapacityProvider> Providers { get; } = [];

    public static string InstanceArn(string id) => $"arn:aws:ecs:us-east-1:123456789012:container-instance/production/{id}";

    public static string DefinitionArn(string family) => $"arn:aws:ecs:us-east-1:123456789012:task-definition/{family}:1";

    /// <summary>An ACTIVE instance of 2048 CPU units and 7680 MiB, unless said otherwise.</summary>
    public ClusterBuilder Instance(
        string id, long cpu = 2048, long memory = 7680, string zone = "us-east-1a", Func<ContainerInstance, ContainerInstance>? with = null)
    {
        var instance = new ContainerInstance
        {
            Arn = InstanceArn(id),
            InstanceId = id,
            Status = InstanceStatus.Active,
            AgentConnected = true,
            Registered = new Resources(cpu, memory),
            Remaining = new Resources(cpu, memory),
            RegisteredAt = Now.AddDays(-1),
            Tasks = [],
            Attributes = new Dictionary<string, string?> { ["ecs.availability-zone"] = zone, ["ecs.instance-type"] = "m5.large" },
        };
        _instances.Add(with is null ? instance : with(instance));
        return this;
    }

    /// <summary>A service and its task definition; its tasks are placed by <see cref="Task"/>.</summary>
    public ClusterBuilder Service(
        string name, int desired, long cpu = 256, long memory = 512, Func<EcsService, EcsService>? with = null, Func<TaskDefinition, TaskDefinition>? definedAs = null)
    {
        var definition = new TaskDefinition { Arn = DefinitionArn(name), Family = name, Containers = [new ContainerDefinition { Name = "main", Cpu = cpu, Memory = memory }] };
        _definitions.Add(definedAs is null ? definition : definedAs(definition));
        var service = new EcsService { Name = name, DesiredCount = desired, DefinitionArn = DefinitionArn(name), RunningCount = -1 };
        _services.Add(with is null ? service : with(service));
        return this;
    }

    /// <summary>A running task of a service on an instance; takes its room.</summary>
    public ClusterBuilder Task(string service, string instanceId, Func<EcsTask, EcsTask>? with = null) =>
        Put(instanceId, "service:" + service, service, with);

    /// <summary>A running task that no service owns.</summary>
    public ClusterBuilder Standalone(string family, string instanceId, long cpu = 256, long memory = 512)
    {
        if (_definitions.All(definition => definition.Family != family))
            _definitions.Add(new TaskDefinition { Arn = DefinitionArn(family), Family = family, Containers = [new ContainerDefinition { Name = "main", Cpu = cpu, Memory = memory }] });
        return Put(instanceId, "family:" + family, family, null);
    }

    /// <summary>A group of instances, by default all that there are.</summary>
    public ClusterBuilder Group(
        string name = "asg", int min = 0, int max = 10, int? desired = null, IEnumerable<string>? ids = null, Func<AutoScalingGroup, AutoScalingGroup>? with = null)
    {
        var members = (ids ?? _instances.Select(instance => instance.InstanceId!))
            .Select(id => new GroupInstance { InstanceId = id, LifecycleState = "InService", AvailabilityZone = "us-east-1a", InstanceType = "m5.large" })
            .ToArray();
        var group = new AutoScalingGroup
        {
            Name = name,
            Arn = $"arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:x:autoScalingGroupName/{name}",
            MinSize = min,
            MaxSize = max,
            DesiredCapacity = desired ?? members.Length,
            Instances = members,
        };
        _groups.Add(with is null ? group : with(group));
        return this;
    }

    public ClusterBuilder Change(string instanceId, Func<ContainerInstance, ContainerInstance> change)
    {
        var index = _instances.FindIndex(instance => instance.InstanceId == instanceId);
        _instances[index] = change(_instances[index]);
        return this;
    }

    /// <summary>Drains an instance, with our mark so many minutes ago, or as somebody else.</summary>
    public ClusterBuilder Drain(string instanceId, double? markedMinutesAgo = 1) => Change(instanceId, instance => instance with
    {
        Status = InstanceStatus.Draining,
        Attributes = markedMinutesAgo is { } ago ? With(instance.Attributes, ContainerInstance.DrainMark, Now.AddMinutes(-ago).ToString("o", CultureInfo.InvariantCulture)) : instance.Attributes,
    });

    public ClusterBuilder Reading(string service, string alias, double value) => Reading(service, MetricReading.Of(alias, value, "test"));

    public ClusterBuilder FailedReading(string service, string alias, string why = "answered 500") => Reading(service, MetricReading.Failed(alias, why, "test"));

    public ClusterBuilder Define(Func<ClusterDefinition, ClusterDefinition> change)
    {
        Definition = change(Definition);
        return this;
    }

    public ClusterBuilder Buffer(long cpu, long memory) => Define(definition => definition with { CpuBuffer = cpu, MemoryBuffer = memory });

    public ClusterSnapshot Snapshot(Func<ClusterSnapshot, ClusterSnapshot>? with = null)
    {
        var snapshot = new ClusterSnapshot
        {
            Cluster = Definition.Name,
            ObservedAt = Now,
            Instances = [.. _instances],
            Services = [.. _services.Select(Counted)],
            TaskDefinitions = [.. _definitions],
            Groups = [.. _groups],
            ScalingActivities = [.. Activities],
            InstanceRefreshes = [.. Refreshes],
            CapacityProviders = [.. Providers],
        };
        return with is null ? snapshot : with(snapshot);
    }

    public MetricReadings Readings() => new(_readings);

    public AutoscalePlan Plan(Func<ClusterSnapshot, ClusterSnapshot>? with = null) => Planner.Plan(Definition, Snapshot(with), Readings());

    public ScaleDownVerdict Judge(string instanceId, Func<ClusterSnapshot, ClusterSnapshot>? with = null)
    {
        var snapshot = Snapshot(with);
        return Planner.JudgeInstance(Definition, snapshot, Readings(), snapshot.Instances.Single(instance => instance.InstanceId == instanceId));
    }

    private ClusterBuilder Reading(string service, MetricReading reading)
    {
        _readings[service] = [.. _readings.TryGetValue(service, out var known) ? known : [], reading];
        return this;
    }

    // A service built without a running count runs what was put on instances.
    private EcsService Counted(EcsService service) => service.RunningCount >= 0
        ? service
        : service with { RunningCount = _instances.SelectMany(instance => instance.Tasks ?? []).Count(task => task.ServiceName == service.Name && task.IsMeantToRun) };

    private ClusterBuilder Put(string instanceId, string group, string family, Func<EcsTask, EcsTask>? with)
    {
        var definition = _definitions.Single(candidate => candidate.Family == family);
        var needs = Core.Placement.TaskSizing.Of(definition);
        var ports = Core.Placement.TaskSizing.PortsOf(definition);
        var task = new EcsTask
        {
            Arn = $"arn:aws:ecs:us-east-1:123456789012:task/production/{++_nextTask:D6}",
            DefinitionArn = definition.Arn,
            Group = group,
            ContainerInstanceArn = InstanceArn(instanceId),
            LastStatus = "RUNNING",
            DesiredStatus = "RUNNING",
            IsProtected = false,
        };
        return Change(instanceId, instance => instance with
        {
            Remaining = instance.Remaining - (needs with { NetworkInterfaces = 0 }),
            TakenPorts = instance.TakenPorts.With(ports),
            RunningTasksCount = instance.RunningTasksCount + 1,
            Tasks = [.. instance.Tasks ?? [], with is null ? task : with(task)],
        });
    }

    private static Dictionary<string, string?> With(IReadOnlyDictionary<string, string?> attributes, string name, string value) =>
        new(attributes) { [name] = value };
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.Time;

namespace EcsAutoscale.Simulation.Ecs;

/// <summary>A cluster and all that is in it; everything is listed in ordinal order of ids or names.</summary>
public sealed class EcsCluster
{
    private readonly SortedDictionary<string, ContainerInstance> _instances = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, EcsService> _services = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, EcsTask> _tasks = new(StringComparer.Ordinal);
    private ContainerInstance[]? _instanceArray;

    internal EcsCluster(string name, string arn)
    {
        Name = name;
        Arn = arn;
    }

    /// <summary>Unique in the cloud.</summary>
    public string Name { get; }

    /// <summary>The full ARN.</summary>
    public string Arn { get; }

    /// <summary>ACTIVE or INACTIVE.</summary>
    public string Status { get; internal set; } = "ACTIVE";

    /// <summary>The capacity providers that it names.</summary>
    public IReadOnlyList<string> CapacityProviders { get; internal set; } = [];

    /// <summary>Registered container instances, ghosts included, INACTIVE ones not.</summary>
    public IReadOnlyCollection<ContainerInstance> Instances => InstanceArray;

    /// <summary>Its services, deleted ones (INACTIVE) included.</summary>
    public IReadOnlyCollection<EcsService> Services => _services.Values;

    /// <summary>Its tasks, with those that stopped lately.</summary>
    public IReadOnlyCollection<EcsTask> Tasks => _tasks.Values;

    /// <summary>The service of that name.</summary>
    /// <exception cref="CloudException">ServiceNotFoundException.</exception>
    public EcsService Service(string name) => FindService(name) ?? throw CloudException.ServiceNotFound();

    /// <summary>Finds a service by name or ARN.</summary>
    public EcsService? FindService(string nameOrArn) =>
        _services.TryGetValue(LastPart(nameOrArn), out var service) && (nameOrArn == service.Name || nameOrArn == service.Arn) ? service : null;

    /// <summary>Finds a container instance by id or ARN.</summary>
    public ContainerInstance? FindInstance(string idOrArn) =>
        _instances.TryGetValue(LastPart(idOrArn), out var instance) && (idOrArn == instance.Id || idOrArn == instance.Arn) ? instance : null;

    /// <summary>Finds the container instance of an EC2 instance.</summary>
    public ContainerInstance? FindEc2Instance(string ec2InstanceId) => _instances.Values.FirstOrDefault(i => i.Ec2InstanceId == ec2InstanceId);

    /// <summary>Finds a task by id or ARN.</summary>
    public EcsTask? FindTask(string idOrArn) =>
        _tasks.TryGetValue(LastPart(idOrArn), out var task) && (idOrArn == task.Id || idOrArn == task.Arn) ? task : null;

    /// <summary>The same as <see cref="Instances"/>: placement walks it once for every task, and a tree is slow to walk.</summary>
    internal ContainerInstance[] InstanceArray => _instanceArray ??= [.. _instances.Values];

    internal ScheduledEvent? NextScheduling { get; set; }

    internal void Add(ContainerInstance instance)
    {
        _instances.Add(instance.Id, instance);
        _instanceArray = null;
    }

    internal void Add(EcsService service) => _services[service.Name] = service;

    internal void Add(EcsTask task) => _tasks.Add(task.Id, task);

    internal void Remove(ContainerInstance instance)
    {
        _instances.Remove(instance.Id);
        _instanceArray = null;
    }

    internal void Remove(EcsTask task) => _tasks.Remove(task.Id);

    private static string LastPart(string nameOrArn) => nameOrArn.Substring(nameOrArn.LastIndexOf('/') + 1);
}

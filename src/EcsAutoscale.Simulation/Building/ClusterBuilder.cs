using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Ecs;
using EcsAutoscale.Simulation.Queues;

namespace EcsAutoscale.Simulation.Building;

/// <summary>Sets up one cluster; what is described first exists first.</summary>
public sealed class ClusterBuilder
{
    private readonly List<ContainerInstance> _instances = [];

    internal ClusterBuilder(SimulatedCloud cloud, string name)
    {
        Cloud = cloud;
        Cluster = cloud.Ecs.CreateCluster(name);
    }

    /// <summary>The cloud that is being set up, for what the builder has no word for.</summary>
    public SimulatedCloud Cloud { get; }

    /// <summary>The cluster that is being set up.</summary>
    public EcsCluster Cluster { get; }

    /// <summary>The container instances so far, in order of creation.</summary>
    public IReadOnlyList<ContainerInstance> Instances => _instances;

    /// <summary>Adds an Auto Scaling group whose instances are in service and registered.</summary>
    public ClusterBuilder Group(string name, Action<GroupBuilder> describe)
    {
        var builder = new GroupBuilder(new GroupSpec { Name = name, Cluster = Cluster });
        describe(builder);
        var group = Cloud.AutoScaling.CreateSettled(builder.Spec, builder.ZoneOfEach);
        _instances.AddRange(group.Instances.Select(i => Cluster.FindEc2Instance(i.InstanceId)!));
        builder.Finish(Cloud, group);
        return this;
    }

    /// <summary>Adds a service; its tasks are RUNNING as far as there is room.</summary>
    public ClusterBuilder Service(string name, Action<ServiceBuilder> describe)
    {
        var builder = new ServiceBuilder(name);
        describe(builder);
        var definition = Cloud.Ecs.Definitions.Register(builder.Family, builder.Definition);
        var service = Cloud.Ecs.CreateService(Cluster, builder.Spec, definition);
        Cloud.Ecs.SettleService(service, builder.On?.Select(index => _instances[index]));
        if (builder.ServiceLoad is { } load)
            Cloud.Load.SetLoad(service, load);
        return this;
    }

    /// <summary>Adds <paramref name="count"/> services named prefix-001 and so on.</summary>
    public ClusterBuilder Services(string prefix, int count, Action<ServiceBuilder> describe)
    {
        for (var i = 1; i <= count; i++)
            Service($"{prefix}-{i:000}", describe);
        return this;
    }

    /// <summary>Starts a standalone task on the instance of that index, in order of creation.</summary>
    public ClusterBuilder StandaloneTask(string family, int on, int cpu, int memory, TaskBehaviour? behaviour = null)
    {
        var spec = new TaskDefinitionSpec { Containers = [new ContainerSpec { Cpu = cpu, Memory = memory }] };
        var definition = Cloud.Ecs.Definitions.Register(family, spec);
        if (Cloud.Ecs.RunTask(Cluster, definition, behaviour, _instances[on]) is null)
            throw new InvalidOperationException($"The standalone task {family} does not fit on instance {on}: give the instance more room or the task less.");
        return this;
    }

    /// <summary>Adds a queue, and says which service of this cluster consumes it.</summary>
    public ClusterBuilder Queue(string name, Func<QueueSpec, QueueSpec> describe, string? consumer = null)
    {
        Cloud.Queues.Create(describe(new QueueSpec { Name = name }), consumer is null ? null : Cluster.Service(consumer));
        return this;
    }

    /// <summary>Adds a queue of Amazon SQS, and says which service of this cluster consumes it.</summary>
    public ClusterBuilder SqsQueue(string name, Func<QueueSpec, QueueSpec> describe, string? consumer = null)
    {
        Cloud.Sqs.Create(describe(new QueueSpec { Name = name }), consumer is null ? null : Cluster.Service(consumer));
        return this;
    }

    /// <summary>Does anything else to the cluster at this point.</summary>
    public ClusterBuilder Then(Action<ClusterBuilder> action)
    {
        action(this);
        return this;
    }

    internal void Apply(Action<ClusterBuilder> describe) => describe(this);
}

using System;
using System.Collections.Generic;
using EcsAutoscale.Simulation.Ecs.Placement;
using EcsAutoscale.Simulation.Ecs.Scheduling;

namespace EcsAutoscale.Simulation.Ecs;

/// <summary>What an agent registers a container instance with.</summary>
public sealed record InstanceRegistration
{
    /// <summary>i-0...</summary>
    public required string Ec2InstanceId { get; init; }

    /// <summary>Such as m5.large.</summary>
    public required string InstanceType { get; init; }

    /// <summary>Such as us-east-1a.</summary>
    public required string Zone { get; init; }

    /// <summary>CPU units.</summary>
    public required int Cpu { get; init; }

    /// <summary>MiB.</summary>
    public required int Memory { get; init; }

    /// <summary>GPUs.</summary>
    public int Gpus { get; init; }

    /// <summary>How many awsvpc tasks its network interfaces allow; null for no limit.</summary>
    public int? TaskInterfaces { get; init; }

    /// <summary>The capacity provider, or null.</summary>
    public string? CapacityProvider { get; init; }

    /// <summary>More attributes.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
}

/// <summary>Operations on container instances.</summary>
public sealed class ContainerInstanceControl
{
    private readonly CloudContext _cloud;
    private readonly TaskLifeCycle _tasks;
    private readonly ClusterScheduler _scheduler;

    internal ContainerInstanceControl(CloudContext cloud, TaskLifeCycle tasks, ClusterScheduler scheduler)
    {
        _cloud = cloud;
        _tasks = tasks;
        _scheduler = scheduler;
    }

    /// <summary>Registers an instance: it is ACTIVE and takes tasks from now on.</summary>
    public ContainerInstance Register(EcsCluster cluster, InstanceRegistration registration)
    {
        var id = _cloud.Names.HexId();
        var gpus = new string[registration.Gpus];
        for (var i = 0; i < gpus.Length; i++)
            gpus[i] = "GPU-" + _cloud.Names.Uuid();
        var resources = new HostResources(registration.Cpu, registration.Memory, gpus, registration.TaskInterfaces);
        var instance = new ContainerInstance(id, _cloud.Names.ArnInCluster("container-instance", cluster.Name, id), registration.Ec2InstanceId, resources)
        {
            Cluster = cluster,
            RegisteredAt = _cloud.Clock.Now,
            CapacityProvider = registration.CapacityProvider,
            Zone = registration.Zone,
        };
        instance.SetAttribute(ContainerInstance.ZoneAttribute, registration.Zone);
        instance.SetAttribute(ContainerInstance.TypeAttribute, registration.InstanceType);
        instance.SetAttribute("ecs.os-type", "linux");
        instance.SetAttribute("ecs.cpu-architecture", "x86_64");
        foreach (var attribute in registration.Attributes)
            instance.SetAttribute(attribute.Key, attribute.Value);
        cluster.Add(instance);
        _scheduler.InstanceChanged(instance);
        return instance;
    }

    /// <summary>Makes an instance ACTIVE or DRAINING; DRAINING is reached only from ACTIVE (ECS-FACTS section 3).</summary>
    /// <returns>Null, or the reason of the failure that ECS lists.</returns>
    public string? SetStatus(ContainerInstance instance, string status)
    {
        if (status is not ("ACTIVE" or "DRAINING"))
            throw CloudException.InvalidParameter("Container instance status should be one of [ACTIVE, DRAINING].");
        if (status == "DRAINING" && instance.Status != "ACTIVE")
            return "INVALID_STATE";
        if (status == "ACTIVE" && instance.Status is not ("DRAINING" or "ACTIVE"))
            return "INVALID_STATE";
        instance.Status = status;
        instance.Version++;
        _scheduler.InstanceChanged(instance);
        return null;
    }

    /// <summary>Cuts or restores the agent's connection; what waited for it goes on when it returns.</summary>
    public void SetAgentConnected(ContainerInstance instance, bool connected)
    {
        instance.AgentConnected = connected;
        instance.Version++;
        if (connected)
            TaskLifeCycle.Resume(instance);
        _scheduler.InstanceChanged(instance);
    }

    /// <summary>Reads an expression of ECS's cluster query language, such as <c>attribute:NAME exists</c>, as a question to ask of instances.</summary>
    /// <exception cref="CloudException">InvalidParameterException, where it is none that the simulation understands.</exception>
    public static Func<ContainerInstance, bool> Query(string expression) => MemberOfExpression.Parse(expression).Matches;

    /// <summary>Sets its health to OK or IMPAIRED.</summary>
    public static void SetHealth(ContainerInstance instance, string health) => instance.HealthStatus = health;

    /// <summary>Sets a custom attribute.</summary>
    public static void PutAttribute(ContainerInstance instance, string name, string? value) => instance.SetAttribute(name, value);

    /// <summary>Removes a custom attribute.</summary>
    /// <returns>Whether it was there.</returns>
    public static bool DeleteAttribute(ContainerInstance instance, string name) => instance.RemoveAttribute(name);

    /// <summary>
    /// The EC2 instance is gone. With a connected agent it is deregistered and its tasks stop; without, it stays as a ghost with
    /// its tasks and its remaining resources (ECS-FACTS section 3).
    /// </summary>
    public void HostTerminated(ContainerInstance instance)
    {
        if (!instance.AgentConnected)
            return;
        Deregister(instance);
    }

    /// <summary>Takes an instance out of its cluster, as DeregisterContainerInstance with force does.</summary>
    public void Deregister(ContainerInstance instance)
    {
        foreach (var task in instance.Tasks.ToArrayOf(_ => true))
            _tasks.End(task, $"Host EC2 (instance {instance.Ec2InstanceId}) terminated.", null);
        instance.Status = "INACTIVE";
        instance.AgentConnected = false;
        instance.Cluster.Remove(instance);
        _scheduler.InstanceChanged(instance);
    }
}

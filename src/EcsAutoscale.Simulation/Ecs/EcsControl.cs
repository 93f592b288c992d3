using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.Ecs.Placement;
using EcsAutoscale.Simulation.Ecs.Scheduling;

namespace EcsAutoscale.Simulation.Ecs;

/// <summary>The control plane of the simulated ECS: its operations, with AWS's rules and refusals.</summary>
public sealed class EcsControl
{
    private readonly CloudContext _cloud;
    private readonly TaskLifeCycle _tasks;
    private readonly TaskPlacer _placer;
    private readonly ClusterScheduler _scheduler;
    private readonly SortedDictionary<string, EcsCluster> _clusters = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, CapacityProvider> _providers = new(StringComparer.Ordinal);

    internal EcsControl(CloudContext cloud)
    {
        _cloud = cloud;
        _placer = new TaskPlacer(cloud.Random);
        _tasks = new TaskLifeCycle(cloud);
        _scheduler = new ClusterScheduler(cloud, _tasks, _placer);
        Instances = new ContainerInstanceControl(cloud, _tasks, _scheduler);
        Definitions = new TaskDefinitionRegistry(cloud);
    }

    /// <summary>The clusters in ordinal order of names.</summary>
    public IReadOnlyCollection<EcsCluster> Clusters => _clusters.Values;

    /// <summary>The capacity providers in ordinal order of names.</summary>
    public IReadOnlyCollection<CapacityProvider> CapacityProviders => _providers.Values;

    /// <summary>Operations on container instances.</summary>
    public ContainerInstanceControl Instances { get; }

    /// <summary>The registered task definitions.</summary>
    public TaskDefinitionRegistry Definitions { get; }

    /// <summary>Finds a cluster by name or ARN.</summary>
    public EcsCluster? FindCluster(string nameOrArn) =>
        _clusters.Values.FirstOrDefault(c => c.Name == nameOrArn || c.Arn == nameOrArn);

    /// <summary>The cluster of that name or ARN.</summary>
    /// <exception cref="CloudException">ClusterNotFoundException.</exception>
    public EcsCluster Cluster(string nameOrArn) => FindCluster(nameOrArn) ?? throw CloudException.ClusterNotFound();

    /// <summary>Makes an empty cluster, or returns the one of that name.</summary>
    public EcsCluster CreateCluster(string name)
    {
        if (!_clusters.TryGetValue(name, out var cluster))
            _clusters.Add(name, cluster = new EcsCluster(name, _cloud.Names.ClusterArn(name)));
        return cluster;
    }

    /// <summary>Makes a capacity provider and names it in the cluster.</summary>
    public CapacityProvider CreateCapacityProvider(EcsCluster cluster, string name, string groupArn, bool managedScaling, int targetCapacity = 100, bool managedTerminationProtection = false)
    {
        var provider = new CapacityProvider
        {
            Name = name,
            Arn = _cloud.Names.CapacityProviderArn(name),
            GroupArn = groupArn,
            ManagedScaling = managedScaling,
            TargetCapacity = targetCapacity,
            ManagedTerminationProtection = managedTerminationProtection,
        };
        _providers.Add(name, provider);
        cluster.CapacityProviders = [.. cluster.CapacityProviders, name];
        return provider;
    }

    /// <summary>Creates a service; its tasks are placed after the scheduler's delay.</summary>
    public EcsService CreateService(EcsCluster cluster, ServiceSpec spec, TaskDefinition definition)
    {
        if (cluster.FindService(spec.Name) is { Status: not "INACTIVE" })
            throw CloudException.InvalidParameter("Creation of service was not idempotent.");
        foreach (var constraint in spec.PlacementConstraints.Where(c => c.Type == "memberOf"))
            MemberOfExpression.Parse(constraint.Expression ?? "");
        var service = new EcsService(spec, _cloud.Names.ArnInCluster("service", cluster.Name, spec.Name), cluster, _cloud.Clock.Now);
        service.Start(new Deployment(_cloud.Names.DeploymentId(), definition, _cloud.Clock.Now));
        cluster.Add(service);
        _scheduler.Wake(cluster);
        return service;
    }

    /// <summary>Changes a service. A new task definition or <paramref name="forceNewDeployment"/> starts a deployment; a desired count alone does not.</summary>
    /// <exception cref="CloudException">ServiceNotActiveException, or InvalidParameterException for a daemon's desired count.</exception>
    public void UpdateService(EcsService service, int? desiredCount = null, TaskDefinition? definition = null, bool forceNewDeployment = false, int? minimumHealthyPercent = null, int? maximumPercent = null)
    {
        if (service.Status != "ACTIVE")
            throw new CloudException("ServiceNotActiveException", "Service was not ACTIVE.");
        if (desiredCount is not null && service.IsDaemon)
            throw CloudException.InvalidParameter("The desired count should not be set when using the DAEMON scheduling strategy.");
        if (desiredCount < 0)
            throw CloudException.InvalidParameter("desiredCount should be greater than or equal to 0.");
        service.MinimumHealthyPercent = minimumHealthyPercent ?? service.MinimumHealthyPercent;
        service.MaximumPercent = maximumPercent ?? service.MaximumPercent;
        service.DesiredCount = desiredCount ?? service.DesiredCount;
        if (definition is not null || forceNewDeployment)
            service.Start(new Deployment(_cloud.Names.DeploymentId(), definition ?? service.Primary.Definition, _cloud.Clock.Now));
        Touch(service);
    }

    /// <summary>Deletes a service: DRAINING while its tasks stop, then INACTIVE.</summary>
    public void DeleteService(EcsService service)
    {
        service.Status = "DRAINING";
        service.DesiredCount = 0;
        Touch(service);
    }

    /// <summary>Changes how a service's tasks behave from the next start on.</summary>
    public void SetBehaviour(EcsService service, TaskBehaviour behaviour)
    {
        service.Behaviour = behaviour;
        Touch(service);
    }

    /// <summary>Starts a standalone task, on a given instance or where most room is.</summary>
    /// <returns>The task, or null where it fits nowhere: ECS then fails at once.</returns>
    public EcsTask? RunTask(EcsCluster cluster, TaskDefinition definition, TaskBehaviour? behaviour = null, ContainerInstance? on = null)
    {
        var request = PlacementRequest.For(definition);
        var instance = on is null ? _placer.Choose(cluster, request) : on;
        return instance is not null && request.FitsOn(instance) ? _tasks.Start(request, instance, behaviour ?? TaskBehaviour.Normal) : null;
    }

    /// <summary>Asks a task to stop.</summary>
    public void StopTask(EcsTask task, string reason = "Task stopped by user") => _tasks.Stop(task, reason, "UserInitiated");

    /// <summary>Lets a task that hangs in STOPPING stop after all.</summary>
    public void ReleaseHang(EcsTask task) => _tasks.Unhang(task);

    /// <summary>Sets scale-in protection for a span, AWS's default being two hours, or removes it with a span of zero.</summary>
    public void ProtectTask(EcsTask task, TimeSpan? span = null)
    {
        var until = _cloud.Clock.Now + (span ?? TimeSpan.FromHours(2));
        task.ProtectedUntil = until > _cloud.Clock.Now ? until : null;
        if (task.Service is { } service)
            Touch(service);
    }

    /// <summary>Places a service's tasks on given instances and has them RUNNING at once: a scenario that starts in a steady state.</summary>
    internal void SettleService(EcsService service, IEnumerable<ContainerInstance>? on)
    {
        var request = PlacementRequest.For(service);
        foreach (var instance in on ?? [])
            _tasks.SettleAsRunning(_tasks.Start(request, instance, service.Behaviour));
        _scheduler.Run(service.Cluster);
        foreach (var task in service.Tasks.ToArrayOf(t => t.IsWanted && !t.IsRunning && t.Behaviour.Failure != TaskFailure.BeforeRunning))
            _tasks.SettleAsRunning(task);
        _scheduler.Run(service.Cluster);
    }

    private void Touch(EcsService service)
    {
        service.NeedsAttention = true;
        _scheduler.Wake(service.Cluster);
    }
}

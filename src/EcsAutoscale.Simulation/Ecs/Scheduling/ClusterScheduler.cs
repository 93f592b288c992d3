using System;
using System.Linq;
using EcsAutoscale.Simulation.Ecs.Placement;

namespace EcsAutoscale.Simulation.Ecs.Scheduling;

/// <summary>Runs the service schedulers of a cluster soon after something changed, and again while something is left to do; daemons come first.</summary>
internal sealed class ClusterScheduler
{
    private readonly CloudContext _cloud;
    private readonly ReplicaScheduler _replicas;
    private readonly DaemonScheduler _daemons;

    public ClusterScheduler(CloudContext cloud, TaskLifeCycle tasks, TaskPlacer placer)
    {
        _cloud = cloud;
        var reporter = new ServiceReporter(cloud);
        _replicas = new ReplicaScheduler(cloud, tasks, placer, reporter);
        _daemons = new DaemonScheduler(tasks, reporter);
        tasks.Changed = Wake;
    }

    /// <summary>Has the cluster looked at after the scheduler's delay.</summary>
    public void Wake(EcsCluster cluster) => Wake(cluster, _cloud.Options.Timings.SchedulerDelay);

    /// <summary>Has every service looked at that the state of an instance touches.</summary>
    public void InstanceChanged(ContainerInstance instance)
    {
        foreach (var service in instance.Cluster.Services.Where(s => s.IsDaemon || instance.CountOf(s) > 0))
            service.NeedsAttention = true;
        Wake(instance.Cluster);
    }

    /// <summary>Looks at the cluster now.</summary>
    public void Run(EcsCluster cluster)
    {
        cluster.NextScheduling?.Cancel();
        cluster.NextScheduling = null;
        foreach (var service in cluster.Services.ToArrayOf(s => s.NeedsAttention && s.Status != "INACTIVE").OrderBy(s => !s.IsDaemon))
        {
            service.NeedsAttention = false;
            if (service.IsDaemon ? _daemons.Reconcile(service) : _replicas.Reconcile(service))
                service.NeedsAttention = true;
            if (service.Status == "DRAINING" && !service.Tasks.Any(t => t.IsWanted))
                service.Status = "INACTIVE";
        }

        if (cluster.Services.Any(s => s.NeedsAttention && s.Status != "INACTIVE"))
            Wake(cluster, _cloud.Options.Timings.SchedulerRetry);
    }

    private void Wake(EcsCluster cluster, TimeSpan delay)
    {
        var at = _cloud.Clock.Now + delay;
        if (cluster.NextScheduling is { } next)
        {
            if (next.At <= at)
                return;
            next.Cancel();
        }

        cluster.NextScheduling = _cloud.Clock.Schedule(delay, () => Run(cluster));
    }
}

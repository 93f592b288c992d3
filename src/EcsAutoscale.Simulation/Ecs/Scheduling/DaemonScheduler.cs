using System.Linq;
using EcsAutoscale.Simulation.Ecs.Placement;

namespace EcsAutoscale.Simulation.Ecs.Scheduling;

/// <summary>Keeps one task of a DAEMON service on every ACTIVE instance that its constraints allow; it is the last to leave (ECS-FACTS section 1).</summary>
internal sealed class DaemonScheduler(TaskLifeCycle tasks, ServiceReporter reporter)
{
    /// <summary>Does what can be done now.</summary>
    /// <returns>Whether something is left to try later.</returns>
    public bool Reconcile(EcsService service)
    {
        var waiting = StopOnDraining(service) | StopOldDeployments(service);
        var request = PlacementRequest.For(service);
        var eligible = service.Status == "ACTIVE" ? service.Cluster.Instances.ToArrayOf(i => i.Status == "ACTIVE" && request.IsAllowedOn(i)) : [];
        service.DesiredCount = eligible.Length;
        foreach (var instance in eligible.Where(i => i.CountOf(service) == 0))
            waiting |= !TryStart(service, request, instance);

        service.DropFinishedDeployments();
        var running = service.RunningCount;
        reporter.Steady(service, running == eligible.Length && service.PendingCount == 0 && !waiting);
        return waiting;
    }

    private bool TryStart(EcsService service, PlacementRequest request, ContainerInstance instance)
    {
        if (!instance.TakesTasks || !instance.Resources.Fits(request.Need))
        {
            reporter.UnableToPlace(service, request);
            return false;
        }

        reporter.Started(service, [tasks.Start(request, instance, service.Behaviour)]);
        return true;
    }

    private bool StopOnDraining(EcsService service)
    {
        var waiting = false;
        foreach (var task in service.Tasks.ToArrayOf(t => t.IsWanted && t.Instance.Status == "DRAINING"))
        {
            if (task.Instance.Tasks.Any(t => t.Service is not { IsDaemon: true }))
                waiting = true;
            else
                Stop(task);
        }

        return waiting;
    }

    private bool StopOldDeployments(EcsService service)
    {
        var old = service.Tasks.ToArrayOf(t => t.IsWanted && (t.Deployment != service.Primary || service.Status != "ACTIVE"));
        foreach (var task in old)
            Stop(task);
        return old.Length > 0;
    }

    private void Stop(EcsTask task) =>
        tasks.Stop(task, $"Scaling activity initiated by (deployment {task.StartedBy})", "ServiceSchedulerInitiated");
}

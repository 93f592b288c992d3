using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.Ecs.Placement;

namespace EcsAutoscale.Simulation.Ecs.Scheduling;

/// <summary>
/// Brings a REPLICA service to its desired count. Tasks of an older deployment and tasks on a DRAINING instance are <em>leaving</em>: those that
/// do not run yet stop at once, those that run are replaced within the service's healthy percents (ECS-FACTS section 4).
/// </summary>
internal sealed class ReplicaScheduler(CloudContext cloud, TaskLifeCycle tasks, TaskPlacer placer, ServiceReporter reporter)
{
    private const string StoppedByScheduler = "ServiceSchedulerInitiated";
    private readonly ScaleInPicker _picker = new(cloud.Random);

    private DateTimeOffset Now => cloud.Clock.Now;

    /// <summary>Does what can be done now.</summary>
    /// <returns>Whether something is left to try later.</returns>
    public bool Reconcile(EcsService service)
    {
        StopLeavingThatDoNotRun(service);
        var leaving = service.Tasks.ToArrayOf(t => t.IsWanted && IsLeaving(t)).ToList();
        var staying = service.Tasks.ToArrayOf(t => t.IsWanted && !IsLeaving(t)).ToList();

        var reduced = StopSurplus(service, staying);
        var placed = StartMissing(service, staying, leaving.Count);
        StopReplaced(service, staying, leaving);
        service.DropFinishedDeployments();

        var steady = reduced && placed && leaving.Count == 0 && staying.Count == service.DesiredCount && staying.TrueForAll(t => t.IsRunning);
        reporter.Steady(service, steady);
        return !reduced || !placed || leaving.Count > 0;
    }

    private static bool IsLeaving(EcsTask task) => task.Instance.Status == "DRAINING" || task.Deployment != task.Service!.Primary;

    private bool MayLeave(EcsTask task) =>
        !task.IsProtected(Now) || (task.Instance.Status == "DRAINING" && !cloud.Options.DrainingSparesProtectedTasks);

    private void StopLeavingThatDoNotRun(EcsService service)
    {
        foreach (var task in service.Tasks.ToArrayOf(t => t.IsWanted && !t.IsRunning && IsLeaving(t)))
            Stop(task);
    }

    private bool StopSurplus(EcsService service, List<EcsTask> staying)
    {
        while (staying.Count > service.DesiredCount)
        {
            var free = staying.ToArrayOf(t => !t.IsProtected(Now));
            if (free.Length == 0)
            {
                reporter.UnableToScaleIn(service, staying.Count - service.DesiredCount);
                return false;
            }

            var victim = _picker.Pick(service, free);
            Stop(victim);
            staying.Remove(victim);
        }

        return true;
    }

    private bool StartMissing(EcsService service, List<EcsTask> staying, int leaving)
    {
        var missing = service.DesiredCount - staying.Count;
        if (missing <= 0)
            return true;
        if (service.ThrottledUntil > Now)
        {
            reporter.Throttled(service);
            return false;
        }

        var room = Math.Max(0, service.UpperBound - staying.Count - leaving);
        var started = new List<EcsTask>();
        var request = PlacementRequest.For(service);
        while (started.Count < Math.Min(missing, room))
        {
            if (placer.Choose(service.Cluster, request) is not { } instance)
            {
                reporter.UnableToPlace(service, request);
                break;
            }

            started.Add(tasks.Start(request, instance, service.Behaviour));
        }

        staying.AddRange(started);
        reporter.Started(service, started);
        return started.Count == missing;
    }

    private void StopReplaced(EcsService service, List<EcsTask> staying, List<EcsTask> leaving)
    {
        var healthy = staying.Concat(leaving).Count(IsHealthy);
        var stopped = new List<EcsTask>();
        foreach (var task in leaving.ToArrayOf(MayLeave))
        {
            var afterwards = IsHealthy(task) ? healthy - 1 : healthy;
            if (afterwards < service.LowerBound)
                continue;
            healthy = afterwards;
            leaving.Remove(task);
            Stop(task);
            stopped.Add(task);
        }

        reporter.Stopped(service, stopped);
    }

    private bool IsHealthy(EcsTask task) => task.IsRunning && Now - task.StartedAt >= cloud.Options.Timings.HealthyAfter;

    private void Stop(EcsTask task) =>
        tasks.Stop(task, $"Scaling activity initiated by (deployment {task.StartedBy})", StoppedByScheduler);
}

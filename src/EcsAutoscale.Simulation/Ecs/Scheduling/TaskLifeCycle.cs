using System;
using EcsAutoscale.Simulation.Ecs.Placement;

namespace EcsAutoscale.Simulation.Ecs.Scheduling;

/// <summary>Takes tasks through their states (ECS-FACTS section 3); nothing moves while the instance's agent is disconnected.</summary>
internal sealed class TaskLifeCycle(CloudContext cloud)
{
    /// <summary>Called with the cluster whenever room appeared or a count changed.</summary>
    public Action<EcsCluster> Changed { get; set; } = _ => { };

    private CloudTimings Timings => cloud.Options.Timings;

    public EcsTask Start(PlacementRequest request, ContainerInstance instance, TaskBehaviour behaviour)
    {
        var id = cloud.Names.HexId();
        var service = request.Service;
        var task = new EcsTask(id, cloud.Names.ArnInCluster("task", instance.Cluster.Name, id), request.Definition, instance, cloud.Clock.Now)
        {
            Need = request.Need,
            Service = service,
            Deployment = service?.Primary,
            Group = service is null ? "family:" + request.Definition.Family : "service:" + service.Name,
            StartedBy = service?.Primary.Id ?? "",
            Behaviour = behaviour,
        };
        task.GpuIds = instance.Resources.Reserve(request.Need);
        instance.Add(task);
        instance.Version++;
        instance.Cluster.Add(task);
        service?.Add(task);
        Later(task, Timings.TaskProvisioning, () => Pend(task));
        return task;
    }

    /// <summary>Takes a new task to RUNNING at once, as if it had been up for long: for scenarios that start in a steady state.</summary>
    public void SettleAsRunning(EcsTask task)
    {
        task.Next?.Cancel();
        Run(task);
        task.StartedAt = cloud.Clock.Now - Timings.HealthyAfter;
    }

    public void Stop(EcsTask task, string reason, string? code)
    {
        if (!task.IsWanted)
            return;
        NoLongerWanted(task, reason, code);
        if (task.LastStatus == TaskStatuses.Running)
            Later(task, TimeSpan.Zero, () => Deactivate(task));
        else
            Finish(task);
        Changed(task.Instance.Cluster);
    }

    /// <summary>Ends a task at once, whatever its agent says: its host is gone, or its software exited.</summary>
    public void End(EcsTask task, string reason, string? code)
    {
        if (task.IsStopped)
            return;
        if (task.IsWanted)
            NoLongerWanted(task, reason, code);
        Finish(task);
    }

    /// <summary>Continues what waited for the instance's agent.</summary>
    public static void Resume(ContainerInstance instance)
    {
        foreach (var task in instance.Tasks.ToArrayOf(t => t.Stalled is not null))
        {
            var step = task.Stalled!;
            task.Stalled = null;
            step();
        }
    }

    /// <summary>Lets a task that hung in STOPPING stop after all.</summary>
    public void Unhang(EcsTask task)
    {
        task.Behaviour = task.Behaviour with { NeverStops = false };
        if (task.LastStatus == TaskStatuses.Stopping)
            Later(task, Timings.TaskStopping, () => Finish(task));
    }

    private void Later(EcsTask task, TimeSpan delay, Action step)
    {
        task.Next?.Cancel();
        task.Stalled = null;
        task.Next = cloud.Clock.Schedule(delay, () =>
        {
            if (task.Instance.AgentConnected)
                step();
            else
                task.Stalled = step;
        });
    }

    private void Pend(EcsTask task)
    {
        task.LastStatus = TaskStatuses.Pending;
        var startsIn = task.Behaviour.StartsIn ?? Timings.TaskStarting;
        if (task.Behaviour.Failure == TaskFailure.BeforeRunning)
            Later(task, startsIn, () => Fail(task));
        else
            Later(task, startsIn, () => Run(task));
    }

    private void Run(EcsTask task)
    {
        task.Service?.RunningChanges?.Invoke();
        task.LastStatus = TaskStatuses.Running;
        task.StartedAt = cloud.Clock.Now;
        task.Instance.Version++;
        if (task.Service is { } service)
        {
            service.ConsecutiveFailures = 0;
            service.NeedsAttention = true;
        }

        var fails = task.Behaviour.Failure == TaskFailure.AfterRunning;
        if (task.Behaviour.RunsFor is { } span || fails)
            Later(task, task.Behaviour.RunsFor ?? TimeSpan.FromSeconds(1), () => EndBySelf(task, fails));
        Changed(task.Instance.Cluster);
    }

    private void EndBySelf(EcsTask task, bool failed)
    {
        if (failed && task.Deployment is { } deployment)
            deployment.FailedTasks++;
        End(task, "Essential container in task exited", "EssentialContainerExited");
    }

    private void Fail(EcsTask task)
    {
        if (task.Service is { } service)
        {
            task.Deployment!.FailedTasks++;
            var doublings = Math.Min(service.ConsecutiveFailures++, 16);
            var wait = TimeSpan.FromTicks(Math.Min(Timings.FirstThrottle.Ticks << doublings, Timings.LongestThrottle.Ticks));
            service.ThrottledUntil = cloud.Clock.Now + wait;
        }

        End(task, "Task failed to start", "TaskFailedToStart");
    }

    private void NoLongerWanted(EcsTask task, string reason, string? code)
    {
        task.Service?.RunningChanges?.Invoke();
        task.Service?.Count(task, -1);
        if (task.Service is { } service)
            service.NeedsAttention = true;
        task.DesiredStatus = TaskStatuses.Stopped;
        task.StoppingAt = cloud.Clock.Now;
        task.StoppedReason = reason;
        task.StopCode = code;
        task.Instance.Version++;
    }

    private void Deactivate(EcsTask task)
    {
        task.LastStatus = TaskStatuses.Deactivating;
        Later(task, Timings.TaskDeactivating, () => BeginStopping(task));
    }

    private void BeginStopping(EcsTask task)
    {
        task.LastStatus = TaskStatuses.Stopping;
        if (!task.Behaviour.NeverStops)
            Later(task, Timings.TaskStopping, () => Finish(task));
    }

    private void Finish(EcsTask task)
    {
        task.Next?.Cancel();
        task.Stalled = null;
        task.LastStatus = TaskStatuses.Stopped;
        task.StoppedAt = cloud.Clock.Now;
        task.Instance.Resources.Release(task.Need, task.GpuIds);
        task.Instance.Remove(task);
        task.Instance.Version++;
        task.Service?.Remove(task);
        var cluster = task.Instance.Cluster;
        cloud.Clock.Schedule(Timings.StoppedTaskRetention, () => cluster.Remove(task));
        Changed(cluster);
    }
}

using System;
using System.Collections.Generic;
using EcsAutoscale.Simulation.Time;

namespace EcsAutoscale.Simulation.Ecs;

/// <summary>A task from its placement until it is no longer listed.</summary>
public sealed class EcsTask
{
    internal EcsTask(string id, string arn, TaskDefinition definition, ContainerInstance instance, DateTimeOffset createdAt)
    {
        Id = id;
        Arn = arn;
        Definition = definition;
        Instance = instance;
        CreatedAt = createdAt;
    }

    /// <summary>32 hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>The full ARN.</summary>
    public string Arn { get; }

    /// <summary>What it was started from.</summary>
    public TaskDefinition Definition { get; }

    /// <summary>What it reserves.</summary>
    public TaskNeed Need { get; internal init; } = null!;

    /// <summary>Where it runs.</summary>
    public ContainerInstance Instance { get; }

    /// <summary>Its service, or null for a standalone task.</summary>
    public EcsService? Service { get; internal init; }

    /// <summary>The service's deployment that started it, or null.</summary>
    public Deployment? Deployment { get; internal init; }

    /// <summary>service:name or family:name (ECS-FACTS section 2).</summary>
    public string Group { get; internal init; } = "";

    /// <summary>What started it: the deployment's id for a service.</summary>
    public string StartedBy { get; internal init; } = "";

    /// <summary>How its software behaves.</summary>
    public TaskBehaviour Behaviour { get; internal set; } = TaskBehaviour.Normal;

    /// <summary>PROVISIONING, PENDING, RUNNING, DEACTIVATING, STOPPING or STOPPED.</summary>
    public string LastStatus { get; internal set; } = TaskStatuses.Provisioning;

    /// <summary>RUNNING or STOPPED.</summary>
    public string DesiredStatus { get; internal set; } = TaskStatuses.Running;

    /// <summary>Whether ECS still wants it: desiredStatus RUNNING.</summary>
    public bool IsWanted => DesiredStatus == TaskStatuses.Running;

    /// <summary>Whether it is wanted and RUNNING.</summary>
    public bool IsRunning => IsWanted && LastStatus == TaskStatuses.Running;

    /// <summary>Whether nothing is left of it on its instance.</summary>
    public bool IsStopped => LastStatus == TaskStatuses.Stopped;

    /// <summary>When it was placed.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When it reached RUNNING.</summary>
    public DateTimeOffset? StartedAt { get; internal set; }

    /// <summary>When it was asked to stop.</summary>
    public DateTimeOffset? StoppingAt { get; internal set; }

    /// <summary>When it reached STOPPED.</summary>
    public DateTimeOffset? StoppedAt { get; internal set; }

    /// <summary>Why, in AWS's words.</summary>
    public string? StoppedReason { get; internal set; }

    /// <summary>AWS's stopCode, such as ServiceSchedulerInitiated.</summary>
    public string? StopCode { get; internal set; }

    /// <summary>Until when scale-in protection holds, or null.</summary>
    public DateTimeOffset? ProtectedUntil { get; internal set; }

    /// <summary>The GPUs pinned to it.</summary>
    public IReadOnlyList<string> GpuIds { get; internal set; } = [];

    /// <summary>Whether scale-in protection holds at a moment.</summary>
    public bool IsProtected(DateTimeOffset now) => ProtectedUntil is { } until && until > now;

    internal ScheduledEvent? Next { get; set; }

    /// <summary>The step that waits for the instance's agent to come back.</summary>
    internal Action? Stalled { get; set; }
}

/// <summary>The names of task states (ECS-FACTS section 3).</summary>
public static class TaskStatuses
{
    /// <summary>Being prepared.</summary>
    public const string Provisioning = "PROVISIONING";

    /// <summary>Waiting for its agent and image.</summary>
    public const string Pending = "PENDING";

    /// <summary>Running.</summary>
    public const string Running = "RUNNING";

    /// <summary>Leaving load balancers.</summary>
    public const string Deactivating = "DEACTIVATING";

    /// <summary>Asked to exit.</summary>
    public const string Stopping = "STOPPING";

    /// <summary>Gone from its instance.</summary>
    public const string Stopped = "STOPPED";
}

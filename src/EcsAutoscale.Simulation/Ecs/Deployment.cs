using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Simulation.Ecs;

/// <summary>One rollout of a service.</summary>
public sealed class Deployment
{
    internal Deployment(string id, TaskDefinition definition, DateTimeOffset createdAt)
    {
        Id = id;
        Definition = definition;
        CreatedAt = UpdatedAt = createdAt;
    }

    /// <summary>ecs-svc/ and 19 digits.</summary>
    public string Id { get; }

    /// <summary>What its tasks are started from.</summary>
    public TaskDefinition Definition { get; }

    /// <summary>PRIMARY for the newest, ACTIVE while it is being replaced.</summary>
    public string Status { get; internal set; } = "PRIMARY";

    /// <summary>IN_PROGRESS until it has once reached its desired count, then COMPLETED.</summary>
    public string RolloutState { get; internal set; } = "IN_PROGRESS";

    /// <summary>Tasks that stopped by themselves without success.</summary>
    public int FailedTasks { get; internal set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; internal set; }
}

/// <summary>One line of a service's event log.</summary>
/// <param name="Id">A UUID.</param>
/// <param name="CreatedAt">When it happened.</param>
/// <param name="Message">AWS's text.</param>
public sealed record ServiceEvent(string Id, DateTimeOffset CreatedAt, string Message);

/// <summary>The last 100 events of a service; a repeated one is omitted for six hours or until its cause is resolved, as in ECS.</summary>
public sealed class ServiceEventLog
{
    private const int Kept = 100;
    private static readonly TimeSpan Silence = TimeSpan.FromHours(6);

    private readonly LinkedList<ServiceEvent> _events = new();
    private readonly Dictionary<string, DateTimeOffset> _said = new(StringComparer.Ordinal);

    /// <summary>The events, newest first.</summary>
    public IEnumerable<ServiceEvent> NewestFirst => _events;

    /// <summary>The messages, newest first.</summary>
    public IEnumerable<string> Messages => _events.Select(e => e.Message);

    internal void Add(ServiceEvent item)
    {
        _events.AddFirst(item);
        if (_events.Count > Kept)
            _events.RemoveLast();
    }

    /// <summary>Whether a cause may be reported now; it then counts as reported.</summary>
    internal bool MayReport(string cause, DateTimeOffset now)
    {
        if (_said.TryGetValue(cause, out var last) && now - last < Silence)
            return false;
        _said[cause] = now;
        return true;
    }

    internal void Resolve(string cause) => _said.Remove(cause);
}

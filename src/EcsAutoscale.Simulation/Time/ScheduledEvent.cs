using System;

namespace EcsAutoscale.Simulation.Time;

/// <summary>Something that happens at one moment of virtual time, unless it is cancelled before.</summary>
public sealed class ScheduledEvent
{
    internal ScheduledEvent(DateTimeOffset at, long sequence, Action action)
    {
        At = at;
        Sequence = sequence;
        Action = action;
    }

    /// <summary>The moment it happens.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Events of the same moment happen in the order in which they were scheduled.</summary>
    internal long Sequence { get; }

    internal Action Action { get; }

    internal bool IsCancelled { get; private set; }

    /// <summary>Takes the event back; without effect once it has happened.</summary>
    public void Cancel() => IsCancelled = true;

    internal bool IsBefore(ScheduledEvent other) => At < other.At || (At == other.At && Sequence < other.Sequence);
}

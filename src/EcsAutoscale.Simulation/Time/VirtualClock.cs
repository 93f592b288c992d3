using System;

namespace EcsAutoscale.Simulation.Time;

/// <summary>The time of the simulation: it stands still until it is advanced, and what was scheduled happens on the way, in order.</summary>
public sealed class VirtualClock
{
    private readonly EventQueue _events = new();
    private long _sequence;

    internal VirtualClock(DateTimeOffset start) => Now = start;

    /// <summary>The present moment of virtual time.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Lets <paramref name="action"/> happen after a delay; a negative delay counts as zero.</summary>
    public ScheduledEvent Schedule(TimeSpan after, Action action)
    {
        var item = new ScheduledEvent(Now + (after < TimeSpan.Zero ? TimeSpan.Zero : after), _sequence++, action);
        _events.Add(item);
        return item;
    }

    /// <summary>Moves time forward and runs every event that is due, in order of time and then of scheduling.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative: time has no way back.</exception>
    public void Advance(TimeSpan by)
    {
        if (by < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(by), by, "Virtual time does not run backwards: pass a span of zero or more.");
        var end = Now + by;
        while (RunNext(end))
        {
        }

        Now = end;
    }

    /// <summary>Runs the next event if it is due by <paramref name="latest"/>.</summary>
    /// <returns>Whether there was one.</returns>
    internal bool RunNext(DateTimeOffset latest)
    {
        if (_events.Peek() is not { } next || next.At > latest)
            return false;
        _events.RemoveFirst();
        Now = next.At;
        next.Action();
        return true;
    }
}

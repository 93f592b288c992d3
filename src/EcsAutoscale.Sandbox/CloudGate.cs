using System;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading;
using EcsAutoscale.Simulation;

namespace EcsAutoscale.Sandbox;

/// <summary>The only way to the cloud: one caller at a time, and virtual time first catches up with the wall clock.</summary>
internal sealed class CloudGate(SandboxOptions options)
{
    private readonly Lock _lock = new();
    private long _caughtUpAt = options.TimeProvider.GetTimestamp();

    public T Use<T>(Func<SimulatedCloud, WireClock, T> use)
    {
        lock (_lock)
        {
            CatchUp();
            return use(options.Cloud, new WireClock(Shift()));
        }
    }

    public void Advance(TimeSpan by)
    {
        lock (_lock)
        {
            CatchUp();
            options.Cloud.Advance(by);
        }
    }

    private void CatchUp()
    {
        var now = options.TimeProvider.GetTimestamp();
        var elapsed = options.TimeProvider.GetElapsedTime(_caughtUpAt, now);
        _caughtUpAt = now;
        if (options.Speed > 0)
            options.Cloud.Advance(elapsed * options.Speed);
    }

    private TimeSpan Shift() => options.WireTimes == WireTimes.Virtual ? TimeSpan.Zero : options.Cloud.Now - options.TimeProvider.GetUtcNow();
}

/// <summary>Turns virtual times into those that a caller sees, and back.</summary>
/// <param name="shift">By how much virtual time is ahead of the caller's clock.</param>
internal readonly struct WireClock(TimeSpan shift)
{
    /// <summary>Whole minutes, so that the periods of metrics stay aligned; rounded up, so that none ends in the caller's future.</summary>
    private readonly TimeSpan _minutes = TimeSpan.FromMinutes(Math.Ceiling(shift.TotalMinutes));
    private readonly TimeSpan _shift = shift;

    public DateTimeOffset Show(DateTimeOffset virtualTime) => virtualTime - _shift;

    /// <summary>The same for the times within a sentence of AWS's.</summary>
    public string ShowIn(string sentence)
    {
        var clock = this;
        return Regex.Replace(sentence, @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", match =>
            clock.Show(DateTimeOffset.Parse(match.Value, CultureInfo.InvariantCulture)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    public DateTimeOffset ShowMinute(DateTimeOffset virtualTime) => virtualTime - _minutes;

    public DateTimeOffset ReadMinute(DateTimeOffset shown) => shown + _minutes;
}

using System;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Schedules;

/// <summary>Says whether a window is open.</summary>
internal static class WindowTimes
{
    /// <summary>
    /// Whether a time lies in a window: its next end comes before its next start. The moment of the start is in it, the moment of the
    /// end is not.
    /// </summary>
    /// <exception cref="GatewayException">This computer cannot read the window, which the definition's reader would have said.</exception>
    public static bool Holds(this ScheduleWindow window, DateTimeOffset time)
    {
        var zone = TimeZones.Find(window.TimeZone)
            ?? throw new GatewayException($"The schedule {window.Label} names a time zone that this computer does not know.");
        var (start, end) = (Next(window.Start), Next(window.End));
        return end is not null && (start is null || end < start);

        DateTimeOffset? Next(string text) =>
            (CronSchedule.TryParse(text, out var problem) ?? throw new GatewayException($"The schedule {window.Label} cannot be read: {problem}")).Next(time, zone);
    }
}

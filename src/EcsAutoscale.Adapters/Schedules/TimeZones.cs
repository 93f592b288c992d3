using System;
using System.Security;

namespace EcsAutoscale.Adapters.Schedules;

/// <summary>The time zones of this computer.</summary>
internal static class TimeZones
{
    /// <summary>A zone by its IANA name, or Windows' own name where the system knows only those; null where it knows none.</summary>
    public static TimeZoneInfo? Find(string name)
    {
        if (name == "UTC") return TimeZoneInfo.Utc;
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(name);
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException or SecurityException or ArgumentException)
        {
            return null;
        }
    }
}

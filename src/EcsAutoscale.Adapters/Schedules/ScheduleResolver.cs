using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Schedules;

/// <summary>Puts the bounds of the windows that are open at a time in place of services' own.</summary>
internal static class ScheduleResolver
{
    /// <summary>The cluster with the bounds that hold at a time.</summary>
    public static ClusterDefinition Resolve(ClusterDefinition cluster, DateTimeOffset time) =>
        cluster.Services.All(service => service.Schedule.Count == 0) ? cluster : cluster with { Services = [.. cluster.Services.Select(service => Resolve(service, time))] };

    /// <summary>
    /// The service with the bounds that hold at a time. Of several open windows the highest minimum and the highest maximum hold (the first of
    /// equal ones gives the name); a maximum below the minimum gives way to it.
    /// </summary>
    public static ServiceDefinition Resolve(ServiceDefinition service, DateTimeOffset time)
    {
        var open = service.Schedule.Where(window => window.Holds(time)).ToArray();
        var lowest = Highest(open, window => window.Min);
        var highest = Highest(open, window => window.Max);
        var min = lowest?.Min ?? service.Min;
        var max = highest?.Max ?? service.Max;
        return service with
        {
            Min = min,
            MinBySchedule = lowest?.Label,
            Max = Math.Max(min, max),
            MaxBySchedule = max < min ? lowest?.Label : highest?.Label,
        };
    }

    private static ScheduleWindow? Highest(IEnumerable<ScheduleWindow> open, Func<ScheduleWindow, int?> bound) =>
        open.Where(window => bound(window) is not null).OrderByDescending(bound).FirstOrDefault();
}

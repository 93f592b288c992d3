using System;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>
/// Tells a service whose tasks keep failing from one that lacks room: the gap of the first is throttled by ECS for up to 15 minutes and is no
/// capacity demand (ECS-FACTS section 3, service-throttle-logic).
/// </summary>
public static class FailingService
{
    private const string CannotStart = "is unable to consistently start tasks successfully";
    private const string CannotPlace = "was unable to place a task";
    private const string IsSteady = "has reached a steady state";

    /// <summary>Why the service's gap is not capacity demand, as part of a sentence; null where it is.</summary>
    public static string? WhyFailing(EcsService service)
    {
        var newest = service.Events
            .Where(candidate => Says(candidate, CannotStart) || Says(candidate, CannotPlace) || Says(candidate, IsSteady))
            .OrderByDescending(candidate => candidate.CreatedAt)
            .FirstOrDefault();
        if (newest is not null && Says(newest, CannotStart)) return "its tasks cannot be started successfully and ECS throttles them";
        if (newest is not null && Says(newest, CannotPlace)) return null;
        var failed = service.Deployments.Sum(deployment => deployment.FailedTasks);
        return failed > 0 && service.RunningCount < service.DesiredCount
            ? string.Format(CultureInfo.InvariantCulture, "its tasks keep failing ({0} failed in a row)", failed)
            : null;
    }

    private static bool Says(ServiceEvent candidate, string text) => candidate.Message.IndexOf(text, StringComparison.Ordinal) >= 0;
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Services;

/// <summary>
/// When a service's count last changed, as far as AWS says. ECS reports no time of the desired count's change, so the newest of the facts nearest to it
/// is taken: an event <c>has started</c> or <c>has stopped</c> of tasks, and when the primary deployment was made or updated. Each is at
/// or after the change that caused it, and can come from something else as well, such as a task that was replaced: the change then counts as more recent
/// than it was, which holds a count but never moves one.
/// </summary>
internal static class LastChange
{
    /// <summary>The time; null where ECS gives none.</summary>
    public static DateTimeOffset? Of(EcsService service)
    {
        var moved = service.Events.Where(said => Says(said, " has started ") || Says(said, " has stopped ")).Select(said => said.CreatedAt);
        var deployed = service.Deployments.Where(deployment => deployment.Status == "PRIMARY").SelectMany(Times);
        return moved.Concat(deployed).Max();
    }

    private static IEnumerable<DateTimeOffset?> Times(Deployment deployment) => [deployment.CreatedAt, deployment.UpdatedAt];

    private static bool Says(ServiceEvent said, string text) => said.Message.IndexOf(text, StringComparison.Ordinal) >= 0;
}

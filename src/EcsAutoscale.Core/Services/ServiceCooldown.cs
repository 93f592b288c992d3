using System;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>
/// Holds a change that comes too soon after the last one. The service itself is the store: ECS says when it last started or stopped tasks, and when its primary
/// deployment began.
/// </summary>
internal static class ServiceCooldown
{
    public static ServiceVerdict Apply(ServiceDefinition wanted, EcsService service, DateTimeOffset now, ServiceVerdict verdict)
    {
        if (!verdict.Changes) return verdict;
        var cooldown = verdict.RecommendedCount > verdict.DesiredCount ? wanted.CooldownOut : wanted.CooldownIn;
        if (cooldown <= TimeSpan.Zero || LastChange(service) is not { } last || now - last >= cooldown) return verdict;
        var left = cooldown - (now - last);
        return verdict with
        {
            RecommendedCount = verdict.DesiredCount,
            Reason = Reason.Cooldown,
            Explanation = ServicePlanner.Text($"{verdict.RecommendedCount} is wanted ({verdict.Explanation}), but the service changed {(now - last).TotalSeconds:0} s ago: {left.TotalSeconds:0} s of the cooldown are left"),
        };
    }

    private static DateTimeOffset? LastChange(EcsService service)
    {
        var moved = service.Events.Where(candidate => Says(candidate, "has started") || Says(candidate, "has stopped")).Max(candidate => candidate.CreatedAt);
        var deployed = service.Deployments.Where(deployment => deployment.Status == "PRIMARY").Max(deployment => deployment.CreatedAt);
        return moved is null ? deployed : deployed is null || moved > deployed ? moved : deployed;
    }

    private static bool Says(ServiceEvent candidate, string text) => candidate.Message.IndexOf(text, StringComparison.Ordinal) >= 0;
}

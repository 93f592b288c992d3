using System;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>Holds a change that comes too soon after the last one. The service itself is the store: see <see cref="LastChange"/>.</summary>
internal static class ServiceCooldown
{
    /// <summary>The verdict, or the one that holds the count.</summary>
    public static ServiceVerdict Apply(ServiceContext context, ServiceVerdict verdict)
    {
        if (!verdict.Changes) return verdict;
        var cooldown = verdict.RecommendedCount > verdict.DesiredCount ? context.Wanted.CooldownOut : context.Wanted.CooldownIn;
        if (cooldown <= TimeSpan.Zero || LastChange.Of(context.Service) is not { } last || context.Now - last >= cooldown) return verdict;
        var since = context.Now - last;
        return context.Keep(
            Reason.Cooldown,
            ServicePlanner.Text($"{verdict.RecommendedCount} is wanted ({verdict.Explanation}), but the service changed {since.TotalSeconds:0} s ago: {(cooldown - since).TotalSeconds:0} s of the cooldown are left"));
    }
}

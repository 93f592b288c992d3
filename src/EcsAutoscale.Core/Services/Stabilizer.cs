using System;
using System.Linq;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>
/// Holds a policy to what it recommended over a window: the count is lowered to the highest recommendation of the window at most, and raised
/// to the lowest. The window's recommendations are worked out anew from the metrics' history, for the present desired count. Where there is no
/// history, or it does not reach back to the window's begin, the service's last change must be older than the window: a count that was set inside it
/// is itself a recommendation of the window.
/// </summary>
internal static class Stabilizer
{
    /// <summary>What a policy says, held to its window.</summary>
    public static PolicyVote Apply(ServiceContext context, IScalingPolicy policy)
    {
        var vote = policy.Vote(context.Values);
        var raises = vote.Count > context.Desired;
        var window = raises ? context.Wanted.Stabilization.Out : context.Wanted.Stabilization.In;
        if (vote.Count == context.Desired || window <= TimeSpan.Zero) return vote;
        var history = MetricHistory.Of(context, policy, context.Now - window);
        if (history is { ReachesBack: true }) return ByHistory(context, policy, vote, window, history);
        if (LastChange.Of(context.Service) is { } last && context.Now - last < window) return ByLastChange(context, vote, window, context.Now - last);
        return history is null ? vote : ByHistory(context, policy, vote, window, history);
    }

    private static PolicyVote ByHistory(ServiceContext context, IScalingPolicy policy, PolicyVote vote, TimeSpan window, MetricHistory history)
    {
        var counts = history.Moments.Select(moment => policy.Vote(moment).Count).Concat([vote.Count]).ToArray();
        var raises = vote.Count > context.Desired;
        var agreed = raises ? counts.Min() : counts.Max();
        if (agreed == vote.Count) return vote;
        var count = raises ? Math.Max(agreed, context.Desired) : Math.Min(agreed, context.Desired);
        return vote with
        {
            Count = count,
            Reason = count == context.Desired ? Reason.Stabilizing : vote.Reason,
            Explanation = ServicePlanner.Text($"{vote.Explanation}; the {(raises ? "lowest" : "highest")} recommendation of the last {window.TotalSeconds:0} s, {agreed}, holds"),
        };
    }

    private static PolicyVote ByLastChange(ServiceContext context, PolicyVote vote, TimeSpan window, TimeSpan since) => vote with
    {
        Count = context.Desired,
        Reason = Reason.Stabilizing,
        Explanation = ServicePlanner.Text($"{vote.Explanation}; held, since the service changed {since.TotalSeconds:0} s ago, inside the stabilization window of {window.TotalSeconds:0} s"),
    };
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>
/// Brings a service's policies together: out if any says out (the highest), in only if all agree (the highest of them), and never in where a
/// metric failed or was not read.
/// </summary>
internal static class PolicyCombiner
{
    /// <summary>What policies say together; the explanation names the one that decided.</summary>
    /// <param name="context">The service.</param>
    /// <param name="policies">At least one policy.</param>
    public static ServiceVerdict Decide(ServiceContext context, IReadOnlyList<IScalingPolicy> policies)
    {
        var votes = policies.Select(policy => Stabilizer.Apply(context, policy)).ToArray();
        var highest = votes.OrderByDescending(vote => vote.Count).First();
        var failure = votes.Select(vote => vote.Failure).FirstOrDefault(why => why is not null)
            ?? context.Values.Missing(policies.SelectMany(policy => policy.Metrics));
        if (failure is not null && Fallback(context) > Math.Max(highest.Count, context.Desired))
            return context.Change(Fallback(context), Reason.MetricFailed, ServicePlanner.Text($"a metric failed: {failure}; raised to on_metric_failure {Fallback(context)}"));
        if (failure is not null && highest.Count <= context.Desired)
            return context.Keep(Reason.MetricFailed, $"held, a metric failed: {failure}");
        return context.Change(highest.Count, highest.Reason, string.Join("; ", [highest.Sentence, .. Outvoted(context, votes, highest)]));
    }

    private static int Fallback(ServiceContext context) => Math.Min(context.Wanted.OnMetricFailure ?? 0, context.Wanted.Max);

    private static IEnumerable<string> Outvoted(ServiceContext context, PolicyVote[] votes, PolicyVote highest) => votes
        .Where(vote => vote.Count < context.Desired && vote.Count < highest.Count)
        .Select(vote => ServicePlanner.Text($"{vote.Policy} alone would go to {vote.Count}"));
}

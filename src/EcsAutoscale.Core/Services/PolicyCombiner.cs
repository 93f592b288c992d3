using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>
/// Brings a service's policies together: out if any says out (the highest), in only if all agree (the highest of them), and never in where a
/// metric failed.
/// </summary>
internal static class PolicyCombiner
{
    public static ServiceVerdict Decide(string cluster, ServiceDefinition wanted, EcsService service, MetricValues values)
    {
        var votes = new[] { EventPolicy.Vote(wanted, service, values), TargetTracking.Vote(wanted, service, values) }.OfType<PolicyVote>().ToArray();
        if (votes.Length == 0) return ServicePlanner.Keep(cluster, wanted.Name, service, Reason.NothingToDo, $"inside its bounds {wanted.Min} to {wanted.Max}; it has no events");
        var highest = votes.OrderByDescending(vote => vote.Count).First();
        var failure = votes.Select(vote => vote.Failure).FirstOrDefault(why => why is not null) ?? values.Failures.FirstOrDefault();
        if (highest.Count > service.DesiredCount) return Becomes(cluster, service, highest);
        if (failure is not null) return OnFailure(cluster, wanted, service, failure);
        return Becomes(cluster, service, highest);
    }

    private static ServiceVerdict OnFailure(string cluster, ServiceDefinition wanted, EcsService service, string failure)
    {
        var fallback = System.Math.Min(wanted.OnMetricFailure ?? 0, wanted.Max);
        return fallback > service.DesiredCount
            ? ServicePlanner.Change(cluster, service, fallback, Reason.MetricFailed, $"a metric failed: {failure}; raised to on_metric_failure {fallback}")
            : ServicePlanner.Keep(cluster, service.Name, service, Reason.MetricFailed, $"held, a metric failed: {failure}");
    }

    private static ServiceVerdict Becomes(string cluster, EcsService service, PolicyVote vote) =>
        ServicePlanner.Change(cluster, service, vote.Count, vote.Reason, vote.Explanation);
}

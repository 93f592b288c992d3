using System.Collections.Generic;
using System.Globalization;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Adapters.DecisionLog;

/// <summary>What a verdict is of.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Of"><c>service</c>, <c>group</c> or <c>instance</c>.</param>
/// <param name="Name">Its name or id.</param>
internal readonly record struct VerdictSubject(string Cluster, string Of, string Name);

/// <summary>What makes one verdict another than the one before; the sentence's numbers do not.</summary>
/// <param name="Decision"><c>2 to 4</c>, <c>keeps 2</c>, <c>goes</c> or <c>stays</c>.</param>
/// <param name="Reason">The reason code.</param>
internal readonly record struct VerdictState(string Decision, string Reason);

/// <summary>A verdict as the log holds it.</summary>
/// <param name="Subject">What it is of.</param>
/// <param name="State">What it says.</param>
/// <param name="Explanation">Its sentence.</param>
internal sealed record LoggedVerdict(VerdictSubject Subject, VerdictState State, string Explanation)
{
    /// <summary>All verdicts of a plan: services, groups, instances.</summary>
    public static IEnumerable<LoggedVerdict> Of(AutoscalePlan plan)
    {
        foreach (var verdict in plan.Services)
            yield return new(new(plan.Cluster, "service", verdict.Service), new(Change(verdict.DesiredCount, verdict.RecommendedCount), $"{verdict.Reason}"), verdict.Explanation);
        foreach (var verdict in plan.Groups)
            yield return new(new(plan.Cluster, "group", verdict.Group), new(Change(verdict.DesiredCapacity, verdict.RecommendedCapacity), $"{verdict.Reason}"), verdict.Explanation);
        foreach (var verdict in plan.Instances)
            yield return new(new(plan.Cluster, "instance", verdict.InstanceId), new(verdict.CanScaleDown ? "goes" : "stays", $"{verdict.Reason}"), verdict.Explanation);
    }

    private static string Change(int before, int after) =>
        before == after ? string.Format(CultureInfo.InvariantCulture, "keeps {0}", before) : string.Format(CultureInfo.InvariantCulture, "{0} to {1}", before, after);
}

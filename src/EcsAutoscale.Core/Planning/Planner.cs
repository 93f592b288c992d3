using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.ScaleIn;
using EcsAutoscale.Core.ScaleOut;
using EcsAutoscale.Core.Services;
using EcsAutoscale.Core.StandingOff;

namespace EcsAutoscale.Core.Planning;

/// <summary>Says what should happen: a pure function of what was observed, read and defined. The same values give the same plan.</summary>
public static class Planner
{
    /// <summary>Plans one cluster.</summary>
    /// <param name="definition">What the operator wants.</param>
    /// <param name="snapshot">What was observed.</param>
    /// <param name="readings">The services' metrics.</param>
    public static AutoscalePlan Plan(ClusterDefinition definition, ClusterSnapshot snapshot, MetricReadings readings)
    {
        if (!definition.Enabled) return Skipped(definition, snapshot.ObservedAt);
        var view = new ClusterView(definition, snapshot);
        var services = ServicePlanner.Plan(definition, snapshot, readings);
        var growth = ScaleOutPlanner.Plan(view, services);
        var shrinking = ScaleInPlanner.Plan(view, growth);
        var changes = Ordered(definition.Name, services, growth, shrinking);
        ScalingAction[] actions = [.. Notes.Of(view, changes), .. changes];
        return new AutoscalePlan
        {
            Cluster = definition.Name,
            ObservedAt = snapshot.ObservedAt,
            Explanation = Summary(actions),
            Actions = actions,
            Services = services,
            Groups = [.. growth.Groups, .. MissingGroup(view)],
            Instances = shrinking.Verdicts,
            Unplaceable = growth.Unplaceable,
            Warnings = [.. snapshot.Warnings.Concat(growth.Warnings).Concat(ServiceWarnings(services)).Concat(OtherHands.Of(definition, snapshot, services)).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>The plan of a cluster that the definition leaves out.</summary>
    public static AutoscalePlan Skipped(ClusterDefinition definition, DateTimeOffset now) => new()
    {
        Cluster = definition.Name,
        ObservedAt = now,
        IsSkipped = true,
        Explanation = "skipped: enabled is false",
    };

    /// <summary>May an instance go? Judged by itself, as if no other instance were drained with it.</summary>
    /// <param name="definition">What the operator wants.</param>
    /// <param name="snapshot">What was observed.</param>
    /// <param name="readings">The services' metrics.</param>
    /// <param name="instance">One of the snapshot's instances.</param>
    public static ScaleDownVerdict JudgeInstance(ClusterDefinition definition, ClusterSnapshot snapshot, MetricReadings readings, ContainerInstance instance)
    {
        var view = new ClusterView(definition, snapshot);
        return ScaleInPlanner.Judge(view, ScaleOutPlanner.Plan(view, ServicePlanner.Plan(definition, snapshot, readings)), instance);
    }

    // Other hands noted, then: group limits, services down, instances out, services up, own finished drains, new drains (DESIGN, "How it is applied").
    private static ScalingAction[] Ordered(
        string cluster, IReadOnlyList<ServiceVerdict> services, ScaleOutOutcome growth, ScaleInOutcome shrinking)
    {
        var changes = services.Where(verdict => verdict.Changes).OrderBy(verdict => verdict.Service, StringComparer.Ordinal).ToArray();
        return
        [
            .. growth.LimitActions,
            .. changes.Where(verdict => verdict.RecommendedCount < verdict.DesiredCount).Select(verdict => SetCount(cluster, verdict)),
            .. growth.GrowActions,
            .. changes.Where(verdict => verdict.RecommendedCount > verdict.DesiredCount).Select(verdict => SetCount(cluster, verdict)),
            .. shrinking.Finished,
            .. shrinking.Drains,
        ];
    }

    private static ScalingAction SetCount(string cluster, ServiceVerdict verdict) => new()
    {
        Kind = ScalingActionKind.SetDesiredCount,
        Cluster = cluster,
        Target = verdict.Service,
        Before = verdict.DesiredCount.ToString(CultureInfo.InvariantCulture),
        After = verdict.RecommendedCount.ToString(CultureInfo.InvariantCulture),
        Reason = verdict.Reason,
        Explanation = verdict.Explanation,
        Evidence = verdict.Metrics,
    };

    private static IEnumerable<GroupVerdict> MissingGroup(ClusterView view)
    {
        if (view.Groups.Count > 0) yield break;
        var name = view.Definition.AutoScalingGroup;
        var (reason, why) = view.Snapshot.Groups is null ? (Reason.UnknownData, "Auto Scaling groups were not read; no instance is added or removed")
            : name is not null ? (Reason.NotFound, $"there is no Auto Scaling group {name}; check autoscale_group in the definition")
            : (Reason.NotFound, "no Auto Scaling group holds an instance of the cluster; name one with autoscale_group");
        yield return new GroupVerdict { Cluster = view.Definition.Name, Group = name ?? "", Reason = reason, Explanation = why };
    }

    private static IEnumerable<string> ServiceWarnings(IEnumerable<ServiceVerdict> services) => services
        .Where(verdict => verdict.Reason is Reason.NotFound or Reason.NotActive or Reason.DaemonService or Reason.MetricFailed)
        .Select(verdict => $"service {verdict.Service}: {verdict.Explanation}");

    private static string Summary(ScalingAction[] actions) => actions.Length == 0
        ? "nothing to do"
        : $"{Amounts.Counted(actions.Length, "action")}: {string.Join(", ", actions.Select(Sentence))}";

    private static string Sentence(ScalingAction action) => action.Kind switch
    {
        ScalingActionKind.SetGroupLimits => $"limits of {action.Target} {action.Before} to {action.After}",
        ScalingActionKind.ScaleOut => $"{action.Target} {action.Before} to {action.After} instances",
        ScalingActionKind.DrainInstance => $"drain {action.Target}",
        ScalingActionKind.TerminateInstance => $"terminate {action.Target}",
        ScalingActionKind.CancelDrain => $"undrain {action.Target}",
        ScalingActionKind.NoteOtherHand => $"note another hand on {action.Target}",
        ScalingActionKind.RemoveDrainMark => $"unmark {action.Target}",
        _ => $"{action.Target} {action.Before} to {action.After} tasks",
    };
}

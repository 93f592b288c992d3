using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Acting;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Formatting;

/// <summary>The parts of a report on a plan.</summary>
internal static class PlanSections
{
    private const int ShownAlike = 4;

    /// <summary>All sections but the actions. What an action changes is told there, and not again.</summary>
    public static IEnumerable<string> Verdicts(AutoscalePlan plan, int width)
    {
        var acted = new HashSet<string>(plan.Actions.Select(action => action.Target), StringComparer.Ordinal);
        return Section("Services", plan.Services.Where(one => !one.Changes || !acted.Contains(one.Service)).Select(Service), width)
            .Concat(Section("Groups", plan.Groups.Where(one => one.RecommendedCapacity == one.DesiredCapacity || !acted.Contains(one.Group)).Select(Group), width))
            .Concat(Section("Instances", Instances(plan.Instances.Where(one => !acted.Contains(one.InstanceId))), width))
            .Concat(Section("Cannot be placed", plan.Unplaceable.Select(Unplaceable), width))
            .Concat(Warnings(plan, width));
    }

    /// <summary>The actions, with what became of them where something did.</summary>
    public static IEnumerable<string> Actions(IEnumerable<ScalingAction> actions, int width) => Section("Actions", actions.Select(Action), width);

    private static Row Action(ScalingAction action)
    {
        var change = ActionText.Change(action);
        var colon = change.IndexOf(": ", StringComparison.Ordinal);
        var status = action.Status == ScalingActionStatus.Planned ? "" : $"{action.Status.ToString().ToUpperInvariant()}{(action.Error is { } error ? $" ({error})" : "")}: ";
        return new Row(change.Substring(0, colon), change.Substring(colon + 2), $"{status}{action.Explanation} [{action.Reason}]");
    }

    private static Row Service(ServiceVerdict verdict) =>
        new(verdict.Service, Counts("desired", verdict.DesiredCount, verdict.RecommendedCount), $"{verdict.Explanation} [{verdict.Reason}]");

    private static Row Group(GroupVerdict verdict) => new(
        verdict.Group,
        Counts("capacity", verdict.DesiredCapacity, verdict.RecommendedCapacity) + string.Format(CultureInfo.InvariantCulture, " ({0} to {1})", verdict.MinSize, verdict.MaxSize),
        $"{verdict.Explanation} [{verdict.Reason}]");

    private static Row Unplaceable(UnplaceableTask task) => new(
        task.Name, string.Format(CultureInfo.InvariantCulture, "{0} × {1} CPU, {2} MiB", task.Count, task.Cpu, task.Memory), $"{task.Explanation} [{task.Reason}]");

    /// <summary>Instances with the same verdict stand together, in the order of the first of them; its reason is told once.</summary>
    private static IEnumerable<Row> Instances(IEnumerable<ScaleDownVerdict> verdicts) => verdicts
        .GroupBy(verdict => (verdict.CanScaleDown, verdict.Reason, verdict.Explanation))
        .SelectMany(group => Instances([.. group]));

    private static IEnumerable<Row> Instances(IReadOnlyList<ScaleDownVerdict> alike)
    {
        var first = alike[0];
        var fate = first.CanScaleDown ? "may go" : "stays";
        yield return new Row(first.InstanceId, fate, $"{first.Explanation} [{first.Reason}]");
        foreach (var other in alike.Skip(1).Take(ShownAlike)) yield return new Row(other.InstanceId, fate, "for the same reason");
        if (alike.Count > 1 + ShownAlike)
            yield return new Row(string.Format(CultureInfo.InvariantCulture, "and {0} more", alike.Count - 1 - ShownAlike), fate, "for the same reason");
    }

    private static IEnumerable<string> Warnings(AutoscalePlan plan, int width)
    {
        if (plan.Warnings.Count == 0) yield break;
        yield return "  Warnings";
        foreach (var line in plan.Warnings.SelectMany(warning => Row.Wrap(warning, width - 6).Select((line, index) => (index == 0 ? "    " : "      ") + line)))
            yield return line;
    }

    private static IEnumerable<string> Section(string title, IEnumerable<Row> rows, int width)
    {
        var all = rows.ToList();
        return all.Count == 0 ? [] : new[] { "  " + title }.Concat(Row.Layout(all, width));
    }

    private static string Counts(string what, int before, int after) => before == after
        ? string.Format(CultureInfo.InvariantCulture, "{0} {1}", what, before)
        : string.Format(CultureInfo.InvariantCulture, "{0} {1} → {2}", what, before, after);
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>Says whether the cluster has to grow, by which group and by how much.</summary>
public static class ScaleOutPlanner
{
    /// <summary>Plans growth.</summary>
    /// <param name="view">The cluster.</param>
    /// <param name="services">What the services should become.</param>
    public static ScaleOutOutcome Plan(ClusterView view, IReadOnlyList<ServiceVerdict> services)
    {
        var demand = DemandCollector.Collect(view, services);
        var room = view.NewRoomWithLaunching();
        var left = DemandPlacer.Place(room, demand.Items);
        var missing = Missing(room, left);
        var (returning, stillLeft) = DrainReuse.Choose(view, services, left);
        var arns = new HashSet<string>(returning.Select(instance => instance.Arn), StringComparer.Ordinal);
        var never = UnplaceableFinder.FindAll(view, stillLeft);
        var unplaceable = never.Values.ToArray();
        var buyable = stillLeft.Where(item => !never.ContainsKey(item.Kind)).ToArray();
        var chosen = buyable.Length == 0 ? null : GroupChoice.Choose(view, buyable);
        var step = chosen is null ? null : Step(view, chosen, DemandCollector.Collect(view, services, arns), stillLeft, buyable, arns);
        return new ScaleOutOutcome
        {
            Demand = demand,
            Groups = [.. view.Groups.Select(group => Verdict(view, group, group == chosen ? step : null, buyable, missing))],
            LimitActions = GroupLimits.Actions(view),
            GrowActions =
            [
                .. returning.Select(instance => DrainReuse.Action(view, instance, missing)),
                .. step is null ? Enumerable.Empty<ScalingAction>() : [Action(view, chosen!, step, missing)],
            ],
            Unplaceable = unplaceable,
            Warnings = [.. Warnings(view, demand, unplaceable)],
            Growing = Growing(view, demand, never, left),
        };
    }

    // What found no room and would find none on an instance of the chosen group either is another group's to hold, so no instance is asked for it here.
    private static ScaleOutStep Step(
        ClusterView view, ManagedGroup chosen, Demand demand, IReadOnlyList<DemandItem> left, IReadOnlyList<DemandItem> buyable, ISet<string> returning)
    {
        var elsewhere = left.Where(item => !GroupChoice.Holds(view, chosen, item)).ToLookup(item => (item.Kind, item.Source), item => item.Count);
        var items = demand.Items
            .GroupBy(item => (item.Kind, item.Source))
            .Select(same => same.First() with { Count = same.Sum(item => item.Count) - elsewhere[same.Key].Sum() })
            .Where(item => item.Count > 0);
        return ScaleOutStep.Of(view, chosen, [.. items], buyable.Sum(item => item.Count), returning);
    }

    // Nothing is removed while tasks wait or are added. What can never be placed waits for no instance of ours.
    private static string? Growing(ClusterView view, Demand demand, Dictionary<TaskKind, UnplaceableTask> never, IReadOnlyList<DemandItem> left)
    {
        var waiting = demand.Items.FirstOrDefault(item => item.Source is DemandSource.Unplaced or DemandSource.Growth && !never.ContainsKey(item.Kind));
        if (waiting is not null)
            return $"{waiting.Kind.Name} {(waiting.Source == DemandSource.Growth ? "grows by" : "waits for a place for")} {Amounts.Counted(waiting.Count, "task")}";
        var unfitted = left.FirstOrDefault(item => !never.ContainsKey(item.Kind));
        if (unfitted is not null) return $"{unfitted.Kind.Name} ({unfitted.Kind.NeedsInWords}) does not fit";
        var launching = view.Groups.FirstOrDefault(group => group.Launching.Count > 0);
        return launching is null ? null : $"{Amounts.Counted(launching.Launching.Count, "instance")} of {launching.Name} launching";
    }

    private static IEnumerable<string> Warnings(ClusterView view, Demand demand, IReadOnlyList<UnplaceableTask> unplaceable)
    {
        foreach (var left in demand.LeftOut) yield return left;
        foreach (var never in unplaceable) yield return never.Explanation;
        foreach (var group in view.Groups.Where(group => group.Launching.NeverRegistered.Count > 0))
        {
            yield return $"{string.Join(", ", group.Launching.NeverRegistered)} of {group.Name}: InService for longer than the warm-up and never registered with the cluster; look at the launch template and the agent's log";
        }

        foreach (var held in view.Groups.Select(group => group.StandsOff).OfType<string>()) yield return held;
        if (GroupLimits.Warning(view) is { } warning) yield return warning;
    }

    private static GroupVerdict Verdict(ClusterView view, ManagedGroup group, ScaleOutStep? step, IReadOnlyList<DemandItem> left, string missing)
    {
        var (reason, explanation) = step is not null ? (Reason.DemandDoesNotFit, $"{missing}; {step.Explanation}")
            : left.Count == 0 ? group.StandsOff is { } hand ? (Reason.OtherHand, hand) : Enough(group)
            : GroupChoice.WhyNot(view, group) is { } why ? (why.Reason, $"{missing}, but {why.Explanation}")
            : (Reason.NothingToDo, $"{missing}; another group grows");
        return new GroupVerdict
        {
            Cluster = view.Definition.Name,
            Group = group.Name,
            DesiredCapacity = group.Group.DesiredCapacity,
            RecommendedCapacity = step?.Capacity ?? group.DesiredCapacity,
            MinSize = group.MinSize,
            MaxSize = group.MaxSize,
            Reason = reason,
            Explanation = explanation,
            Evidence = step?.Evidence ?? new Dictionary<string, double>(),
        };
    }

    private static (Reason Reason, string Explanation) Enough(ManagedGroup group) => group.Launching.Count > 0
        ? (Reason.InstancesLaunching, $"all demand fits, with {Amounts.Counted(group.Launching.Count, "instance")} on the way")
        : (Reason.NothingToDo, "all demand fits on the instances that are there");

    private static ScalingAction Action(ClusterView view, ManagedGroup group, ScaleOutStep step, string missing) => new()
    {
        Kind = ScalingActionKind.ScaleOut,
        Cluster = view.Definition.Name,
        Target = group.Name,
        Group = group.Name,
        Before = group.DesiredCapacity.ToString(CultureInfo.InvariantCulture),
        After = step.Capacity.ToString(CultureInfo.InvariantCulture),
        Reason = Reason.DemandDoesNotFit,
        Explanation = $"{missing}; {step.Explanation}",
        Evidence = step.Evidence,
    };

    private static string Missing(ClusterRoom room, IReadOnlyList<DemandItem> left)
    {
        if (left.Count == 0) return "";
        var first = left[0];
        var what = first.Source == DemandSource.Buffer
            ? $"the buffer of {first.Kind.NeedsInWords} does not fit"
            : $"{Amounts.Counted(first.Count, "task")} of {first.Kind.Name} ({first.Kind.NeedsInWords} each) found no room";
        var open = room.Rooms.Count(candidate => candidate.IsOpen);
        if (open == 0) return what + ": no instance takes tasks";
        return room.Nearest(first.Kind) is { } nearest && nearest.Shortfall != Resources.None
            ? $"{what}: the best of {Amounts.Counted(open, "instance")}, {nearest.Room.Id}, lacks {Amounts.Missing(nearest.Shortfall)}"
            : $"{what}: constraints or ports exclude all of {Amounts.Counted(open, "instance")}";
    }
}

using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>Enforces the definition's <c>min</c> and <c>max</c> on the group.</summary>
internal static class GroupLimits
{
    public static IReadOnlyList<ScalingAction> Actions(ClusterView view) => [.. view.Groups
        .Where(group => !group.HasOperator && (group.MinSize != group.Group.MinSize || group.MaxSize != group.Group.MaxSize))
        .Select(group => Action(view, group))];

    /// <summary>Why the definition's limits are not enforced as they stand; null where they are.</summary>
    public static string? Warning(ClusterView view)
    {
        if (view.Definition is { Min: null, Max: null }) return null;
        if (view.Groups.Count > 1)
            return $"min and max are for one group, and the cluster has {view.Groups.Count} ({string.Join(", ", view.Groups.Select(group => group.Name))}): their limits are left alone; name one with autoscale_group";
        var group = view.Groups.FirstOrDefault();
        return group is not null && view.Definition.Max < group.MaxSize
            ? $"max {Number(view.Definition.Max.Value)} is below the desired capacity {Number(group.DesiredCapacity)} of {group.Name}: AWS would choose the victims itself, so the maximum follows as instances are drained"
            : null;
    }

    private static ScalingAction Action(ClusterView view, ManagedGroup group)
    {
        var before = $"{Number(group.Group.MinSize)}-{Number(group.Group.MaxSize)}";
        var after = $"{Number(group.MinSize)}-{Number(group.MaxSize)}";
        return new ScalingAction
        {
            Kind = ScalingActionKind.SetGroupLimits,
            Cluster = view.Definition.Name,
            Target = group.Name,
            Group = group.Name,
            Before = before,
            After = after,
            Reason = Reason.LimitsDiffer,
            Explanation = $"the group's limits are {before}, the definition says {Wanted(view.Definition.Min)}-{Wanted(view.Definition.Max)}",
        };
    }

    private static string Wanted(int? limit) => limit is { } value ? Number(value) : "*";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

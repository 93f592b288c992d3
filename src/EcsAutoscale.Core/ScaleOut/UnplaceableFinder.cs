using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>Tells demand that more instances would help from demand that fits on no empty instance of any group (case B5).</summary>
internal static class UnplaceableFinder
{
    /// <summary>What of the demand no new instance of any group would hold, by kind.</summary>
    public static Dictionary<TaskKind, UnplaceableTask> FindAll(ClusterView view, IReadOnlyList<DemandItem> left)
    {
        var empty = view.Groups.SelectMany(group => group.OneInEachZone(view.Daemons)).ToArray();
        var never = new Dictionary<TaskKind, UnplaceableTask>();
        foreach (var items in left.GroupBy(item => item.Kind))
        {
            if (Find(items.First() with { Count = items.Sum(item => item.Count) }, empty) is { } why) never.Add(items.Key, why);
        }

        return never;
    }

    /// <summary>Why no new instance of any group would hold one task of the kind; null where one would, or where nothing is known of new instances.</summary>
    public static UnplaceableTask? Find(DemandItem item, IReadOnlyList<InstanceRoom> empty)
    {
        if (empty.Count == 0) return null;
        var room = new ClusterRoom(empty);
        if (empty.Any(candidate => room.Fits(item.Kind, candidate))) return null;
        var name = item.Kind.Name;
        if (room.Nearest(item.Kind) is not { } nearest) return Because(item, Resources.None, $"{name}: no instance of {Groups(empty)} may take it: {WhyNot(item.Kind, empty)}");
        var (best, missing) = nearest;
        var why = missing == Resources.None
            ? $"its port {item.Kind.Ports} is taken on every new instance"
            : $"an empty instance of {best.Group} lacks {Amounts.Missing(missing)}";
        return Because(item, missing, $"{name} needs {item.Kind.NeedsInWords}: {why}; nothing is bought for it");
    }

    private static UnplaceableTask Because(DemandItem item, Resources missing, string explanation) => new()
    {
        Name = item.Kind.Name,
        Count = item.Count,
        Cpu = item.Kind.Needs.Cpu,
        Memory = item.Kind.Needs.Memory,
        MissingCpu = missing.Cpu,
        MissingMemory = missing.Memory,
        Reason = Reason.Unplaceable,
        Explanation = explanation,
    };

    private static string WhyNot(TaskKind kind, IReadOnlyList<InstanceRoom> empty) =>
        empty.Select(candidate => Eligibility.WhyNot(kind, candidate.Instance)).FirstOrDefault(why => why is not null) ?? "its constraints exclude it";

    private static string Groups(IReadOnlyList<InstanceRoom> empty) => string.Join(", ", empty.Select(candidate => candidate.Group).Distinct());
}

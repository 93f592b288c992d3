using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Placement.Packing;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>How much of a group's new instances would stay empty if it alone grew for a demand: the fewest that can hold what it can hold of it.</summary>
internal static class GroupWaste
{
    private const long Whole = 1_000_000;

    /// <summary>
    /// The mean share, in millionths, of the CPU, the memory and (where its instances have some) the GPUs that would stay empty. Whole numbers, so that the
    /// comparison is the same everywhere. A group of unknown size wastes all.
    /// </summary>
    /// <param name="view">The cluster.</param>
    /// <param name="group">The group.</param>
    /// <param name="left">What found no room on the instances that are there.</param>
    public static long Of(ClusterView view, ManagedGroup group, IReadOnlyList<DemandItem> left)
    {
        if (group.Template is null) return Whole;
        var empty = group.OneInEachZone(view.Daemons).First();
        DemandItem[] held = [.. left.Where(item => GroupChoice.Holds(view, group, item))];
        var count = InstancePacker.Pack(new PackingProblem
        {
            Kinds = [.. held.GroupBy(item => item.Kind).Select((same, index) => KindOf(same.Key, same.Sum(item => item.Count), index))],
            Instances = [],
            Template = new PackingTemplate(empty.Free, empty.TakenPorts),
        }).NewInstances;
        long[] shares =
        [
            .. EmptyShare(empty.Free.Cpu * count, held.Sum(item => item.Kind.Needs.Cpu * item.Count)),
            .. EmptyShare(empty.Free.Memory * count, held.Sum(item => item.Kind.Needs.Memory * item.Count)),
            .. EmptyShare((long)empty.Free.Gpus * count, held.Sum(item => (long)item.Kind.Needs.Gpus * item.Count)),
        ];
        return shares.Length == 0 ? Whole : shares.Sum() / shares.Length;
    }

    private static IEnumerable<long> EmptyShare(long bought, long used) => bought > 0 ? [Whole - (Whole * used / bought)] : [];

    private static PackingKind KindOf(TaskKind kind, int count, int index) => new()
    {
        Id = $"{index:D6} {kind.Name}",
        Needs = kind.Needs,
        Count = count,
        Ports = kind.Ports,
        PerInstanceLimit = kind.DistinctInstance ? 1 : null,
    };
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Placement.Packing;
using EcsAutoscale.Core.Placement.Strategies;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>How many new instances a demand needs: the fewest that can hold it, and the fewest after which ECS itself has placed it.</summary>
internal static class FewestInstances
{
    // Attempts at single instances over all orders, so that a large demand is tried in fewer orders and the price stays in milliseconds.
    private const long Attempts = 4_000_000;
    private const int FewestOrders = 4;

    /// <summary>The fewest new instances on which a packing of all demand exists, as far as the packer finds one.</summary>
    public static int ThatCanHold(ClusterView view, ManagedGroup group, IReadOnlyList<DemandItem> items)
    {
        var room = view.NewRoomWithLaunching();
        var empty = group.OneInEachZone(view.Daemons).ToArray();
        var open = room.Rooms.Where(candidate => candidate.IsOpen).ToArray();
        var problem = new PackingProblem
        {
            Kinds = [.. Merged(items).Select((item, index) => KindOf(room, item, $"{index:D6} {item.Kind.Name}", open, empty))],
            Instances = [.. open.Select(candidate => new PackingInstance(candidate.Id, candidate.Free, candidate.TakenPorts))],
            Template = new PackingTemplate(empty[0].Free, empty[0].TakenPorts),
        };
        return InstancePacker.Pack(problem).NewInstances;
    }

    /// <summary>
    /// The fewest new instances, from <paramref name="atLeast"/> on, after which ECS has placed all tasks by the services' own strategies in every
    /// order tried, and what is to stay free still fits; null where not even the most do.
    /// </summary>
    public static int? AfterWhichEcsHasPlaced(ClusterView view, ManagedGroup group, IReadOnlyList<DemandItem> items, int atLeast, int most)
    {
        TaskKind[] tasks = [.. items.Where(item => item.IsTask).SelectMany(item => Enumerable.Repeat(item.Kind, item.Count))];
        var kept = items.Where(item => !item.IsTask).ToArray();
        for (var count = atLeast; count <= most; count++)
        {
            var room = view.NewRoomWithLaunching();
            foreach (var added in group.NewRooms("new", count, view.Daemons)) room.Add(added);
            var orders = Math.Max(FewestOrders, Math.Min(OrderSearch.SampledOrders, Attempts / Math.Max(1, (long)tasks.Length * room.Rooms.Count)));
            if (PlacesAll(room, tasks, kept, (int)orders)) return count;
        }

        return null;
    }

    private static bool PlacesAll(ClusterRoom room, TaskKind[] tasks, DemandItem[] kept, int orders)
    {
        for (var number = 0; number < orders; number++)
        {
            var mark = room.Mark;
            var all = OrderSearch.PlaceInOrder(room, tasks, number).Count == 0 && DemandPlacer.Place(room, kept).Count == 0;
            room.Undo(mark);
            if (!all) return false;
        }

        return true;
    }

    private static IEnumerable<DemandItem> Merged(IEnumerable<DemandItem> items) =>
        items.GroupBy(item => item.Kind).Select(group => group.First() with { Count = group.Sum(item => item.Count) });

    private static PackingKind KindOf(ClusterRoom room, DemandItem item, string id, InstanceRoom[] open, InstanceRoom[] empty)
    {
        var allowed = open.Where(candidate => room.MayBeOn(item.Kind, candidate)).Select(candidate => candidate.Id).ToArray();
        return new PackingKind
        {
            Id = id,
            Needs = item.Kind.Needs,
            Count = item.Count,
            Ports = item.Kind.Ports,
            PerInstanceLimit = item.Kind.DistinctInstance ? 1 : null,
            AllowedInstances = allowed.Length == open.Length ? null : allowed,
            AllowedOnNew = empty.Any(candidate => Eligibility.WhyNot(item.Kind, candidate.Instance) is null),
        };
    }
}

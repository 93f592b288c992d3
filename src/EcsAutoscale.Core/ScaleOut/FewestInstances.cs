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
    public static int ThatCanHold(ClusterView view, ManagedGroup group, IReadOnlyList<DemandItem> items, ISet<string> returning, int most)
    {
        var room = view.NewRoomWithLaunching(returning);
        var empty = group.OneInEachZone(view.Daemons).ToArray();
        var open = room.Rooms.Where(candidate => candidate.IsOpen).ToArray();
        var problem = new PackingProblem
        {
            Kinds = [.. Merged(items).Select((item, index) => KindOf(room, item, $"{index:D6} {item.Kind.Name}", open, empty))],
            Instances = [.. open.Select(candidate => new PackingInstance(candidate.Id, candidate.Free, candidate.TakenPorts))],
            Template = new PackingTemplate(empty[0].Free, empty[0].TakenPorts),
        };
        var fewest = InstancePacker.Pack(problem).NewInstances;
        var dependsOnZone = items.Any(item => empty.Select(candidate => Eligibility.WhyNot(item.Kind, candidate.Instance) is null).Distinct().Count() > 1);
        return dependsOnZone ? InItsZones(view, group, items, returning, fewest, most) : fewest;
    }

    // The packer takes new instances for alike. Where a zone matters, they are tried in the zones in which the group would launch them.
    private static int InItsZones(ClusterView view, ManagedGroup group, IReadOnlyList<DemandItem> items, ISet<string> returning, int fewest, int most)
    {
        for (var count = fewest; count < most; count++)
        {
            if (DemandPlacer.Place(RoomWith(view, group, count, returning), items).Count == 0) return count;
        }

        return Math.Max(fewest, most);
    }

    private static ClusterRoom RoomWith(ClusterView view, ManagedGroup group, int count, ISet<string> returning)
    {
        var room = view.NewRoomWithLaunching(returning);
        foreach (var added in group.NewRooms("new", count, view.Daemons)) room.Add(added);
        return room;
    }

    /// <summary>
    /// The fewest new instances, from <paramref name="atLeast"/> on, after which ECS has placed all tasks by the services' own strategies in every
    /// order tried, and what is to stay free still fits; null where not even the most do.
    /// </summary>
    public static int? AfterWhichEcsHasPlaced(ClusterView view, ManagedGroup group, IReadOnlyList<DemandItem> items, ISet<string> returning, int atLeast, int most)
    {
        TaskKind[] tasks = [.. items.Where(item => item.IsTask).SelectMany(item => Enumerable.Repeat(item.Kind, item.Count))];
        var kept = items.Where(item => !item.IsTask).ToArray();
        for (var count = atLeast; count <= most; count++)
        {
            var room = RoomWith(view, group, count, returning);
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

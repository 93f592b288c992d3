using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Placement;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>Places demand on free room and tells what found none.</summary>
public static class DemandPlacer
{
    /// <summary>
    /// Places all that fits, largest first, and gives back the rest. Where that leaves some, a placement of all is searched for: a drain that was proven to have room by
    /// such a search must not look like growth one run later.
    /// </summary>
    /// <param name="room">The room; changed.</param>
    /// <param name="items">The demand. Tasks come before what only has to stay free, so that the buffer gives way first.</param>
    public static IReadOnlyList<DemandItem> Place(ClusterRoom room, IReadOnlyList<DemandItem> items)
    {
        var mark = room.Mark;
        var left = PlaceLargestFirst(room, items);
        if (left.Count == 0) return left;
        room.Undo(mark);
        if (left.All(item => room.Rooms.Any(candidate => room.Fits(item.Kind, candidate)))
            && PlacementSearch.Find(room, [.. items.SelectMany(item => Enumerable.Repeat(item.Kind, item.Count))]) is not null) return [];
        return PlaceLargestFirst(room, items);
    }

    /// <summary>Places all that fits, largest first, each where it leaves the least behind, and gives back the rest.</summary>
    /// <param name="room">The room; changed.</param>
    /// <param name="items">The demand.</param>
    public static IReadOnlyList<DemandItem> PlaceLargestFirst(ClusterRoom room, IEnumerable<DemandItem> items)
    {
        var left = new List<DemandItem>();
        foreach (var item in LargestFirst(items))
        {
            var missing = item.Count;
            while (missing > 0 && room.PlaceTightly(item.Kind) is not null) missing--;
            if (missing > 0) left.Add(item with { Count = missing });
        }

        return left;
    }

    private static IOrderedEnumerable<DemandItem> LargestFirst(IEnumerable<DemandItem> items) => items
        .OrderByDescending(item => item.IsTask)
        .ThenByDescending(item => item.Kind.Needs.Memory)
        .ThenByDescending(item => item.Kind.Needs.Cpu)
        .ThenByDescending(item => item.Kind.Needs.Gpus)
        .ThenBy(item => item.Kind.Name, StringComparer.Ordinal)
        .ThenBy(item => item.Source);
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Placement;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>Places demand on free room, largest first, and tells what found none.</summary>
public static class DemandPlacer
{
    /// <summary>Places all that fits and gives back the rest.</summary>
    /// <param name="room">The room; changed.</param>
    /// <param name="items">The demand. Tasks come before what only has to stay free, so that the buffer gives way first.</param>
    public static IReadOnlyList<DemandItem> Place(ClusterRoom room, IEnumerable<DemandItem> items)
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

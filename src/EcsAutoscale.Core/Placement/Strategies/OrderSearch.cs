using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Placement.Strategies;

/// <summary>
/// Looks for an order in which ECS's own placement strands a task: all orders and all ties where they are few, else many that are derived
/// from ids.
/// </summary>
public static class OrderSearch
{
    /// <summary>How many orders are sampled; fewer where the tasks and instances are many.</summary>
    public const int SampledOrders = 32;

    private const int FewestOrders = 2;

    // Looks at single instances over all sampled orders, so that a verdict in a large cluster costs no more than one in a small one.
    private const int SampleLooks = 200_000;

    /// <summary>The kind of a task that ECS strands in some order; null where none was found. The room is as before.</summary>
    /// <param name="room">The room.</param>
    /// <param name="tasks">The kind of each task.</param>
    /// <param name="reserve">What must have room once all are placed, as if it came last; largest first.</param>
    public static TaskKind? FindStranded(ClusterRoom room, IReadOnlyList<TaskKind> tasks, IReadOnlyList<TaskKind> reserve)
    {
        var search = new ExhaustiveOrders(room, tasks, reserve);
        var stranded = search.Run();
        return stranded is not null || !search.GaveUp ? stranded : FindInSample(room, tasks, reserve);
    }

    /// <summary>Places tasks in one order derived from a number, ties broken by it too. The kinds that found no room; the room stays changed.</summary>
    public static IReadOnlyList<TaskKind> PlaceInOrder(ClusterRoom room, IReadOnlyList<TaskKind> tasks, int number)
    {
        var varied = new DerivedOrder(tasks.Select(kind => kind.Name), number);
        var stranded = new List<TaskKind>();
        foreach (var kind in Order(tasks, number, varied))
        {
            var choices = StrategyPlacer.Choices(room, kind);
            if (choices.Count == 0) stranded.Add(kind);
            else room.Place(kind, choices[varied.Next(choices.Count)]);
        }

        return stranded;
    }

    /// <summary>The reserve's kind that finds no room; null where all do. What finds room stays placed.</summary>
    internal static TaskKind? WithoutRoom(ClusterRoom room, IReadOnlyList<TaskKind> reserve) =>
        reserve.FirstOrDefault(kind => room.PlaceTightly(kind) is null);

    // Smallest first and largest first are the likeliest to break, so they are always among the orders.
    private static IEnumerable<TaskKind> Order(IReadOnlyList<TaskKind> tasks, int number, DerivedOrder varied) => number switch
    {
        0 => BySize(tasks),
        1 => BySize(tasks).Reverse(),
        _ => varied.Shuffle(BySize(tasks)),
    };

    private static IOrderedEnumerable<TaskKind> BySize(IEnumerable<TaskKind> tasks) => tasks
        .OrderBy(kind => kind.Needs.Memory)
        .ThenBy(kind => kind.Needs.Cpu)
        .ThenBy(kind => kind.Name, StringComparer.Ordinal);

    private static TaskKind? FindInSample(ClusterRoom room, IReadOnlyList<TaskKind> tasks, IReadOnlyList<TaskKind> reserve)
    {
        var looks = Math.Max(1L, (long)tasks.Count * room.Rooms.Count);
        var orders = Math.Max(FewestOrders, Math.Min(SampledOrders, SampleLooks / looks));
        for (var number = 0; number < orders; number++)
        {
            var mark = room.Mark;
            var stranded = PlaceInOrder(room, tasks, number).FirstOrDefault() ?? WithoutRoom(room, reserve);
            room.Undo(mark);
            if (stranded is not null) return stranded;
        }

        return null;
    }
}

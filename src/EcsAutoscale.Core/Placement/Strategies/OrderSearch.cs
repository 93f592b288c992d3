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
    /// <summary>How many placements are tried on a small cluster, fewer on a large one, before the search of all orders gives way to a sample.</summary>
    public const int ExhaustiveBudget = 20_000;

    /// <summary>How many orders are sampled.</summary>
    public const int SampledOrders = 32;

    /// <summary>The kind of a task that ECS strands in some order; null where none was found. The room is as before.</summary>
    /// <param name="room">The room.</param>
    /// <param name="tasks">The kind of each task.</param>
    /// <param name="reserve">What must have room once all are placed, as if it came last; largest first.</param>
    public static TaskKind? FindStranded(ClusterRoom room, IReadOnlyList<TaskKind> tasks, IReadOnlyList<TaskKind> reserve)
    {
        var kinds = tasks.GroupBy(kind => kind).OrderBy(group => group.Key.Name, StringComparer.Ordinal).ThenBy(group => group.Key.Needs.Memory).ThenBy(group => group.Key.Needs.Cpu).ToArray();
        var search = new Exhaustive(room, [.. kinds.Select(group => group.Key)], [.. kinds.Select(group => group.Count())], reserve);
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

    private static TaskKind? WithoutRoom(ClusterRoom room, IReadOnlyList<TaskKind> reserve) =>
        reserve.FirstOrDefault(kind => room.PlaceTightly(kind) is null);

    private static TaskKind? FindInSample(ClusterRoom room, IReadOnlyList<TaskKind> tasks, IReadOnlyList<TaskKind> reserve)
    {
        for (var number = 0; number < SampledOrders; number++)
        {
            var mark = room.Mark;
            var stranded = PlaceInOrder(room, tasks, number).FirstOrDefault() ?? WithoutRoom(room, reserve);
            room.Undo(mark);
            if (stranded is not null) return stranded;
        }

        return null;
    }

    private sealed class Exhaustive(ClusterRoom room, TaskKind[] kinds, int[] left, IReadOnlyList<TaskKind> reserve)
    {
        private readonly int _budget = Math.Max(200, ExhaustiveBudget / Math.Max(1, room.Rooms.Count / 8));
        private int _tried;

        public bool GaveUp => _tried > _budget;

        public TaskKind? Run() => Search(left.Sum());

        private TaskKind? Search(int remaining)
        {
            if (remaining == 0) return Finally();
            for (var i = 0; i < kinds.Length; i++)
            {
                if (left[i] > 0 && Next(i, remaining) is { } stranded) return stranded;
            }

            return null;
        }

        private TaskKind? Finally()
        {
            var mark = room.Mark;
            var without = WithoutRoom(room, reserve);
            room.Undo(mark);
            return without;
        }

        private TaskKind? Next(int kind, int remaining)
        {
            var choices = StrategyPlacer.Choices(room, kinds[kind]);
            if (choices.Count == 0) return kinds[kind];
            foreach (var choice in choices)
            {
                if (++_tried > _budget) return null;
                var mark = room.Mark;
                room.Place(kinds[kind], choice);
                left[kind]--;
                var stranded = Search(remaining - 1);
                left[kind]++;
                room.Undo(mark);
                if (stranded is not null) return stranded;
            }

            return null;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Placement;

/// <summary>
/// Finds a placement for tasks, if there is one: largest first, each where it leaves the least behind, and backwards where that fails, as far as a
/// budget of looks at instances goes. On small clusters it finds every placement there is.
/// </summary>
public static class PlacementSearch
{
    // Looks at single instances, so that the price does not grow with the cluster: 50,000 attempts on four instances, 20 on a thousand.
    private const int LooksOnFew = 200_000;
    private const int LooksOnMany = 20_000;
    private const int Few = 16;

    // Attempts call each other, so many tasks are placed one after the other, without going back.
    private const int MostNested = 1_000;

    /// <summary>
    /// The place of each task, in the order of <paramref name="tasks"/>, and they stay placed; or null, and the room is as before.
    /// </summary>
    /// <param name="room">The room.</param>
    /// <param name="tasks">The kind of each task.</param>
    public static InstanceRoom[]? Find(ClusterRoom room, IReadOnlyList<TaskKind> tasks)
    {
        var order = Enumerable.Range(0, tasks.Count)
            .OrderByDescending(index => tasks[index].Needs.Memory)
            .ThenByDescending(index => tasks[index].Needs.Cpu)
            .ThenByDescending(index => tasks[index].Needs.Gpus)
            .ThenBy(index => tasks[index].Name, StringComparer.Ordinal)
            .ToArray();
        var places = new InstanceRoom[tasks.Count];
        if (tasks.Count > MostNested) return PlaceOnce(room, tasks, order, places) ? places : null;
        var budget = Math.Max(tasks.Count, (room.Rooms.Count <= Few ? LooksOnFew : LooksOnMany) / Math.Max(1, room.Rooms.Count));
        return Place(room, tasks, order, places, 0, ref budget) ? places : null;
    }

    private static bool PlaceOnce(ClusterRoom room, IReadOnlyList<TaskKind> tasks, int[] order, InstanceRoom[] places)
    {
        var mark = room.Mark;
        foreach (var index in order)
        {
            if (room.PlaceTightly(tasks[index]) is { } tightest)
            {
                places[index] = tightest;
                continue;
            }

            room.Undo(mark);
            return false;
        }

        return true;
    }

    private static bool Place(ClusterRoom room, IReadOnlyList<TaskKind> tasks, int[] order, InstanceRoom[] places, int step, ref int budget)
    {
        if (step == order.Length) return true;
        if (--budget < 0) return false;
        var kind = tasks[order[step]];
        var mark = room.Mark;
        if (room.PlaceTightly(kind) is not { } tightest) return false;
        places[order[step]] = tightest;
        if (Place(room, tasks, order, places, step + 1, ref budget)) return true;
        room.Undo(mark);
        foreach (var other in room.Rooms)
        {
            if (budget < 0) return false;
            if (ReferenceEquals(other, tightest) || !room.Fits(kind, other)) continue;
            room.Place(kind, other);
            places[order[step]] = other;
            if (Place(room, tasks, order, places, step + 1, ref budget)) return true;
            room.Undo(mark);
        }

        return false;
    }
}

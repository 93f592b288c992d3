using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Placement.Strategies;

/// <summary>
/// All orders and all ties in which ECS may place tasks, as far as a budget goes. What has been placed where says all about a state, in
/// whatever order it came about, so each state is looked at once.
/// </summary>
internal sealed class ExhaustiveOrders
{
    // Looks at single instances. Only a small cluster, or a few tasks, has few enough orders for all of them.
    private const int LooksOnFew = 2_000_000;
    private const int LooksOnMany = 20_000;
    private const int Few = 8;

    private readonly ClusterRoom _room;
    private readonly TaskKind[] _kinds;
    private readonly int[] _left;
    private readonly IReadOnlyList<TaskKind> _reserve;
    private readonly HashSet<(ulong, ulong)> _seen = [];
    private readonly Dictionary<InstanceRoom, int> _numbers = [];
    private int _looksLeft;
    private (ulong First, ulong Second) _state;

    public ExhaustiveOrders(ClusterRoom room, IReadOnlyList<TaskKind> tasks, IReadOnlyList<TaskKind> reserve)
    {
        _room = room;
        _reserve = reserve;
        var kinds = tasks
            .GroupBy(kind => kind)
            .OrderBy(group => group.Key.Name, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Needs.Memory)
            .ThenBy(group => group.Key.Needs.Cpu)
            .ToArray();
        _kinds = [.. kinds.Select(group => group.Key)];
        _left = [.. kinds.Select(group => group.Count())];
        _looksLeft = room.Rooms.Count <= Few ? LooksOnFew : LooksOnMany;
    }

    /// <summary>Whether the budget ended before all orders were looked at.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>The kind of a task that some order strands; null where none was found. The room is as before.</summary>
    public TaskKind? Run()
    {
        var tasks = _left.Sum();
        GaveUp = (long)tasks * tasks * _room.Rooms.Count > _looksLeft;
        return GaveUp ? null : Search(tasks);
    }

    private TaskKind? Search(int remaining)
    {
        if (!_seen.Add(_state)) return null;
        if (remaining == 0) return Finally();
        for (var kind = 0; kind < _kinds.Length; kind++)
        {
            if (_left[kind] > 0 && Next(kind, remaining) is { } stranded) return stranded;
            if (GaveUp) return null;
        }

        return null;
    }

    private TaskKind? Finally()
    {
        var mark = _room.Mark;
        var without = OrderSearch.WithoutRoom(_room, _reserve);
        _room.Undo(mark);
        return without;
    }

    private TaskKind? Next(int kind, int remaining)
    {
        _looksLeft -= _room.Rooms.Count;
        GaveUp = _looksLeft < 0;
        if (GaveUp) return null;
        var choices = StrategyPlacer.Choices(_room, _kinds[kind]);
        if (choices.Count == 0) return _kinds[kind];
        foreach (var choice in choices)
        {
            var (mark, state) = (_room.Mark, _state);
            _room.Place(_kinds[kind], choice);
            _left[kind]--;
            _state = After(state, kind, choice);
            var stranded = Search(remaining - 1);
            _state = state;
            _left[kind]++;
            _room.Undo(mark);
            if (stranded is not null || GaveUp) return stranded;
        }

        return null;
    }

    // A sum of mixed numbers, two times 64 bits wide: the order of the parts does not matter, and two states share a sum only by a chance of 1 in 2^100.
    private (ulong, ulong) After((ulong First, ulong Second) state, int kind, InstanceRoom choice)
    {
        if (!_numbers.TryGetValue(choice, out var number)) _numbers.Add(choice, number = _numbers.Count);
        var part = ((ulong)kind << 32) | (uint)number;
        return unchecked((state.First + DerivedOrder.Mix(part), state.Second + DerivedOrder.Mix(part ^ 0xD6E8FEB86659FD93)));
    }
}

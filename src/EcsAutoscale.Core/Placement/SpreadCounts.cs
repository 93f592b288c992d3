using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement;

/// <summary>
/// How many tasks of a service each value of an attribute has, for example each zone: counted once, and kept while tasks are placed and taken back.
/// </summary>
internal sealed class SpreadCounts
{
    private readonly Dictionary<string, List<Table>> _tables = new(StringComparer.Ordinal);

    /// <summary>The counts of a service over an attribute.</summary>
    public Table Of(IReadOnlyList<InstanceRoom> rooms, string service, string field)
    {
        if (!_tables.TryGetValue(service, out var tables)) _tables.Add(service, tables = []);
        foreach (var known in tables)
        {
            if (string.Equals(known.Field, field, StringComparison.Ordinal)) return known;
        }

        var table = new Table(field);
        foreach (var room in rooms) table.Count(room, room.TasksOf(service));
        tables.Add(table);
        return table;
    }

    /// <summary>A task of a service came to a room, or was taken back.</summary>
    public void Count(InstanceRoom room, string service, int change)
    {
        if (!_tables.TryGetValue(service, out var tables)) return;
        foreach (var table in tables) table.Count(room, change);
    }

    /// <summary>The counts of one service over one attribute.</summary>
    internal sealed class Table(string field)
    {
        private readonly Dictionary<string, (int Fewest, int Most)> _byValue = new(StringComparer.Ordinal);

        public string Field { get; } = field;

        /// <summary>The tasks at a value: the fewest, once all that leave have stopped, and the most, while none has.</summary>
        public (int Fewest, int Most) At(string value) => _byValue.TryGetValue(value, out var counts) ? counts : default;

        public void Count(InstanceRoom room, int change)
        {
            if (change == 0) return;
            var value = room.ValueOf(Field);
            var (fewest, most) = At(value);
            _byValue[value] = (room.IsLeaving ? fewest : fewest + change, most + change);
        }
    }
}

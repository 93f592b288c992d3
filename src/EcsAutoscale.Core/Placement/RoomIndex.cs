using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement;

/// <summary>
/// The rooms of a cluster, the roomiest first, as they were when the index was made. Since then rooms can only have got smaller, so what was too
/// small then is too small now.
/// </summary>
internal sealed class RoomIndex
{
    private readonly InstanceRoom[] _rooms;
    private readonly double[] _shares;
    private readonly Resources _largest;

    public RoomIndex(IReadOnlyList<InstanceRoom> rooms)
    {
        var sorted = rooms.Select(room => (Room: room, room.FreeShare)).OrderByDescending(pair => pair.FreeShare).ThenBy(pair => pair.Room.Id, StringComparer.Ordinal).ToArray();
        _rooms = [.. sorted.Select(pair => pair.Room)];
        _shares = [.. sorted.Select(pair => pair.FreeShare)];
        foreach (var room in rooms)
        {
            _largest = new Resources(Math.Max(_largest.Cpu, room.Instance.Registered.Cpu), Math.Max(_largest.Memory, room.Instance.Registered.Memory));
        }
    }

    public IReadOnlyList<InstanceRoom> Rooms => _rooms;

    /// <summary>
    /// How many rooms, from the roomiest on, may hold an amount: those whose smaller free share is no less than the smaller share that the amount is of the largest
    /// instance. All where the amount leaves out CPU or memory, for a room may have less than none of what is not asked for.
    /// </summary>
    public int CountFor(Resources amount)
    {
        if (amount.Cpu <= 0 || amount.Memory <= 0 || _largest.Cpu <= 0 || _largest.Memory <= 0) return _rooms.Length;
        var least = Math.Min((double)amount.Cpu / _largest.Cpu, (double)amount.Memory / _largest.Memory);
        var (from, to) = (0, _shares.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (_shares[middle] >= least) from = middle + 1;
            else to = middle;
        }

        return from;
    }
}

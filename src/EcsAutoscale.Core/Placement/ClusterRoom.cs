using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement;

/// <summary>
/// The free room of a cluster while a plan is worked out: tasks are placed on it, and <see cref="Undo"/> takes back all since a
/// <see cref="Mark"/>, so that what-ifs cost what they change and not a copy.
/// </summary>
public sealed class ClusterRoom
{
    private const int NearestLooks = 64;

    private readonly List<InstanceRoom> _rooms;
    private readonly List<Step> _journal = [];
    private RoomIndex? _index;
    private SpreadCounts _counts = new();
    private readonly Dictionary<(TaskKind Kind, ContainerInstance Instance), bool> _eligible = new(ByReference.Instance);

    /// <summary>Keeps the rooms in order of their ids.</summary>
    public ClusterRoom(IEnumerable<InstanceRoom> rooms) => _rooms = [.. rooms.OrderBy(room => room.Id, StringComparer.Ordinal)];

    /// <summary>The rooms, by id.</summary>
    public IReadOnlyList<InstanceRoom> Rooms => _rooms;

    /// <summary>
    /// The rooms, open or not, the roomiest first as they were when this was first asked for, or last <see cref="Reindex"/>ed: where to look first.
    /// </summary>
    public IReadOnlyList<InstanceRoom> Roomiest => Index.Rooms;

    /// <summary>How many of the rooms, the roomiest first, may be large enough for an amount; none of the others is. In a full cluster this is 0.</summary>
    public int CountRoomyFor(Resources amount) => Index.CountFor(amount);

    /// <summary>A point to come back to.</summary>
    public int Mark => _journal.Count;

    /// <summary>Takes back all since the mark.</summary>
    public void Undo(int mark)
    {
        for (var i = _journal.Count - 1; i >= mark; i--)
        {
            var step = _journal[i];
            step.Room.Free = step.Free;
            step.Room.TakenPorts = step.Ports;
            step.Room.IsOpen = step.WasOpen;
            if (step.Service is { } service) Count(step.Room, service, -1);
            if (step.Room.IsLeaving == step.WasLeaving) continue;
            step.Room.IsLeaving = step.WasLeaving;
            _counts = new SpreadCounts();
        }

        _journal.RemoveRange(mark, _journal.Count - mark);
    }

    /// <summary>Adds an instance that is coming. It is not taken back by <see cref="Undo"/>.</summary>
    public void Add(InstanceRoom room)
    {
        var index = _rooms.BinarySearch(room, ById.Instance);
        _rooms.Insert(index < 0 ? ~index : index, room);
        Reindex();
        _counts = new SpreadCounts();
    }

    /// <summary>Sorts <see cref="Roomiest"/> anew when it is next asked for.</summary>
    public void Reindex() => _index = null;

    /// <summary>Lets nothing more be placed on an instance, and its tasks leave.</summary>
    public void Close(InstanceRoom room)
    {
        _journal.Add(new Step(room, null));
        room.IsOpen = false;
        room.IsLeaving = true;
        _counts = new SpreadCounts();
    }

    /// <summary>Lets tasks be placed again on an instance whose drain is taken back. It is not taken back by <see cref="Undo"/>.</summary>
    public void Open(InstanceRoom room)
    {
        room.IsOpen = true;
        room.IsLeaving = false;
        Reindex();
        _counts = new SpreadCounts();
    }

    /// <summary>How many tasks of a service each value of an attribute has.</summary>
    internal SpreadCounts.Table CountsOf(string service, string field) => _counts.Of(_rooms, service, field);

    /// <summary>Whether one more task of the kind may be placed on the instance now.</summary>
    public bool Fits(TaskKind kind, InstanceRoom room) =>
        room.IsOpen && kind.Needs.FitsIn(room.Free) && (kind.Ports.IsEmpty || !kind.Ports.ConflictsWith(room.TakenPorts)) && MayBeOn(kind, room);

    /// <summary>Whether constraints and attributes let one more task of the kind onto the instance, however much room there is.</summary>
    public bool MayBeOn(TaskKind kind, InstanceRoom room) =>
        !(kind.DistinctInstance && kind.Service is { } service && (!room.KnowsTasks || room.TasksOf(service) > 0)) && IsEligible(kind, room.Instance);

    /// <summary>Places one task. The caller has asked <see cref="Fits"/>.</summary>
    public void Place(TaskKind kind, InstanceRoom room)
    {
        _journal.Add(new Step(room, kind.Service));
        room.Free -= kind.Needs;
        room.TakenPorts = room.TakenPorts.With(kind.Ports);
        if (kind.Service is { } service) Count(room, service, 1);
    }

    /// <summary>
    /// Places one task where it leaves the least behind, by the scarcer of CPU and memory; ties by id. Best fit keeps the largest pieces
    /// for what is larger. Null where it fits nowhere.
    /// </summary>
    public InstanceRoom? PlaceTightly(TaskKind kind)
    {
        if (CountRoomyFor(kind.Needs) == 0) return null;
        InstanceRoom? best = null;
        var leastLeft = double.MaxValue;
        foreach (var room in _rooms)
        {
            if (!Fits(kind, room)) continue;
            var left = Left(room.Free - kind.Needs, room.Instance.Registered);
            if (left >= leastLeft) continue;
            best = room;
            leastLeft = left;
        }

        if (best is not null) Place(kind, best);
        return best;
    }

    /// <summary>Places one task on the first room, from a position of <see cref="Roomiest"/> on, that has room; null where none has. The position moves there.</summary>
    public InstanceRoom? PlaceFrom(TaskKind kind, ref int position)
    {
        var rooms = Roomiest;
        for (; position < rooms.Count; position++)
        {
            if (!Fits(kind, rooms[position])) continue;
            Place(kind, rooms[position]);
            return rooms[position];
        }

        return null;
    }

    /// <summary>
    /// Of the open instances that may take the kind, the one that lacks least, and what it lacks; null where constraints and attributes leave none.
    /// Looks at the roomiest ones only, so that saying what is missing costs the same in a large cluster.
    /// </summary>
    public (InstanceRoom Room, Resources Shortfall)? Nearest(TaskKind kind)
    {
        (InstanceRoom Room, Resources Shortfall)? nearest = null;
        var least = double.MaxValue;
        var looks = 0;
        foreach (var room in Roomiest)
        {
            if (!room.IsOpen || !MayBeOn(kind, room)) continue;
            if (++looks > NearestLooks) break;
            var shortfall = kind.Needs.ShortfallIn(room.Free);
            var distance = Distance(shortfall, room.Instance.Registered);
            if (distance >= least) continue;
            nearest = (room, shortfall);
            least = distance;
        }

        return nearest;
    }

    private void Count(InstanceRoom room, string service, int change)
    {
        room.Count(service, change);
        _counts.Count(room, service, change);
    }

    private RoomIndex Index => _index ??= new RoomIndex(_rooms);

    private static double Left(Resources left, Resources whole) => Math.Min(Share(left.Cpu, whole.Cpu), Share(left.Memory, whole.Memory))
        + (Math.Max(Share(left.Cpu, whole.Cpu), Share(left.Memory, whole.Memory)) / 1024);

    private static double Distance(Resources missing, Resources whole) =>
        Share(missing.Cpu, whole.Cpu) + Share(missing.Memory, whole.Memory) + missing.Gpus + missing.NetworkInterfaces;

    private static double Share(long part, long whole) => whole > 0 ? (double)part / whole : part;

    private bool IsEligible(TaskKind kind, ContainerInstance instance)
    {
        if (!kind.IsChoosy) return true;
        if (_eligible.TryGetValue((kind, instance), out var known)) return known;
        var eligible = Eligibility.WhyNot(kind, instance) is null;
        _eligible.Add((kind, instance), eligible);
        return eligible;
    }

    private readonly struct Step(InstanceRoom room, string? service)
    {
        public InstanceRoom Room { get; } = room;

        public Resources Free { get; } = room.Free;

        public HostPorts Ports { get; } = room.TakenPorts;

        public bool WasOpen { get; } = room.IsOpen;

        public bool WasLeaving { get; } = room.IsLeaving;

        public string? Service { get; } = service;
    }

    private sealed class ById : IComparer<InstanceRoom>
    {
        public static readonly ById Instance = new();

        public int Compare(InstanceRoom? x, InstanceRoom? y) => string.CompareOrdinal(x?.Id, y?.Id);
    }

    private sealed class ByReference : IEqualityComparer<(TaskKind Kind, ContainerInstance Instance)>
    {
        public static readonly ByReference Instance = new();

        public bool Equals((TaskKind Kind, ContainerInstance Instance) x, (TaskKind Kind, ContainerInstance Instance) y) =>
            ReferenceEquals(x.Kind, y.Kind) && ReferenceEquals(x.Instance, y.Instance);

        public int GetHashCode((TaskKind Kind, ContainerInstance Instance) obj) =>
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Kind) * 31
            + System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Instance);
    }
}

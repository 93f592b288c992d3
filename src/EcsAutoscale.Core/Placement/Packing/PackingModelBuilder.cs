using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>Makes the flat model of a problem. Everything is sorted by ordinal id first, so that the order of the input means nothing.</summary>
internal sealed class PackingModelBuilder
{
    private readonly PackingKind[] _kinds;
    private readonly PackingInstance[] _instances;
    private readonly PackingProblem _problem;
    private readonly PortIndex _ports;
    private readonly AllowedSets _allowed;
    private readonly Func<Resources, long>[] _dimensions;
    private readonly long[] _scale;

    private PackingModelBuilder(PackingProblem problem)
    {
        _problem = problem;
        _kinds = PackingCheck.SortedById(problem.Kinds, kind => kind.Id, "kinds");
        if (Array.Exists(_kinds, kind => kind.Count == 0)) _kinds = Array.FindAll(_kinds, kind => kind.Count > 0);
        _instances = PackingCheck.SortedById(problem.Instances, instance => instance.Id, "instances");
        _ports = new PortIndex(_kinds);
        _allowed = new AllowedSets(_kinds, _instances);
        Func<Resources, long>[] all = [needs => needs.Cpu, needs => needs.Memory, needs => needs.Gpus, needs => needs.NetworkInterfaces];
        _dimensions = [.. all.Where(of => _kinds.Any(kind => of(kind.Needs) > 0))];
        _scale = [.. _dimensions.Select(Scale)];
    }

    public static PackingModel Build(PackingProblem problem) => new PackingModelBuilder(problem).Build();

    private PackingModel Build()
    {
        var newRoom = NewRoom();
        var (rooms, ids) = ExistingRooms();
        var shapes = Shapes(newRoom);
        Array.Sort(shapes, CompareShapes);
        return new PackingModel
        {
            Dimensions = _dimensions.Length,
            Needs = Flat(shapes, shape => shape.Needs),
            Shares = Flat(shapes, shape => shape.Shares),
            Sizes = [.. shapes.Select(shape => shape.Size)],
            SmallestNeeds = [.. _dimensions.Select((_, dimension) => shapes.Min(shape => shape.Needs[dimension]))],
            InverseScale = [.. _scale.Select(scale => 1.0 / scale)],
            Counts = [.. shapes.Select(shape => shape.FitsNew || rooms.Any(room => FitsOn(room, shape)) ? shape.Kinds.Sum(kind => kind.Count) : 0)],
            Limits = [.. shapes.Select(shape => shape.Limit)],
            Ports = [.. shapes.Select(shape => shape.Ports)],
            FitsNew = [.. shapes.Select(shape => shape.FitsNew)],
            AllowedSets = [.. shapes.Select(shape => shape.AllowedSet)],
            Kinds = [.. shapes.Select(shape => shape.Kinds.ToArray())],
            Rooms = rooms,
            InstanceIds = ids,
            New = newRoom,
            HasConfined = shapes.Any(shape => !shape.FitsNew),
            PortCount = _ports.Count,
        };
    }

    private Shape[] Shapes(PackingRoom newRoom)
    {
        var shapes = new List<Shape>();
        var merged = new Dictionary<(Resources Needs, int AllowedSet, bool OnNew), Shape>();
        for (int index = 0; index < _kinds.Length; index++)
        {
            var kind = _kinds[index];
            int set = _allowed.OfKind[index];
            int limit = Math.Min(kind.PerInstanceLimit ?? int.MaxValue, kind.Ports.IsEmpty ? int.MaxValue : 1);
            bool free = kind.Ports.IsEmpty && limit >= kind.Count;
            if (free && merged.TryGetValue((kind.Needs, set, kind.AllowedOnNew), out var same))
            {
                same.Kinds.Add(kind);
                continue;
            }

            var needs = Vector(kind.Needs);
            int[] ports = _ports.Numbers(kind.Ports);
            double[] shares = new double[needs.Length];
            double size = 0;
            for (int dimension = 0; dimension < needs.Length; dimension++) size += shares[dimension] = (double)needs[dimension] / _scale[dimension];
            bool fitsNew = kind.AllowedOnNew && newRoom.Multiplicity > 0 && Covers(newRoom.Free, needs) && !PortIndex.AnyTaken(newRoom.TakenPorts, ports);
            var shape = new Shape(needs, shares, size, free ? int.MaxValue : limit, ports, fitsNew, set, [kind]);
            shapes.Add(shape);
            if (free) merged.Add((kind.Needs, set, kind.AllowedOnNew), shape);
        }

        return [.. shapes];
    }

    private PackingRoom NewRoom() => new()
    {
        Free = Vector(_problem.Template?.Free ?? Resources.None),
        TakenPorts = _ports.Bits(_problem.Template?.TakenPorts ?? HostPorts.None),
        InAllowedSet = [],
        Multiplicity = _problem.Template is null ? 0 : _problem.MaxNewInstances,
        First = -1,
    };

    private (PackingRoom[] Rooms, string[] Ids) ExistingRooms()
    {
        var rooms = new List<PackingRoom>();
        var ids = new List<string>();
        var alike = _instances
            .Select((instance, index) => (instance.Id, Key: new RoomKey(Vector(instance.Free), _ports.Bits(instance.TakenPorts), _allowed.OfInstance[index], Size(instance.Free))))
            .GroupBy(room => room.Key, room => room.Id, RoomKey.Same)
            .OrderBy(group => group.Key.Size)
            .ThenBy(group => group.First(), StringComparer.Ordinal);
        foreach (var group in alike)
        {
            int first = ids.Count;
            ids.AddRange(group);
            var key = group.Key;
            rooms.Add(new PackingRoom { Free = key.Free, TakenPorts = key.Ports, InAllowedSet = key.Allowed, Multiplicity = ids.Count - first, First = first });
        }

        return ([.. rooms], [.. ids]);
    }

    private static bool FitsOn(PackingRoom room, Shape shape) =>
        (shape.AllowedSet < 0 || room.InAllowedSet[shape.AllowedSet]) && Covers(room.Free, shape.Needs) && !PortIndex.AnyTaken(room.TakenPorts, shape.Ports);

    private static bool Covers(long[] free, long[] needs)
    {
        for (int dimension = 0; dimension < needs.Length; dimension++)
        {
            if (needs[dimension] > 0 && needs[dimension] > free[dimension]) return false;
        }

        return true;
    }

    private T[] Flat<T>(Shape[] shapes, Func<Shape, T[]> of)
    {
        var flat = new T[shapes.Length * _dimensions.Length];
        for (int index = 0; index < shapes.Length; index++) Array.Copy(of(shapes[index]), 0, flat, index * _dimensions.Length, _dimensions.Length);
        return flat;
    }

    private long[] Vector(Resources resources) => Array.ConvertAll(_dimensions, of => of(resources));

    private double Size(Resources free) => Vector(free).Select((amount, dimension) => Math.Max(0, amount) / (double)_scale[dimension]).Sum();

    private long Scale(Func<Resources, long> of)
    {
        long template = _problem.Template is null ? 0 : of(_problem.Template.Free);
        return Math.Max(1, template > 0 ? template : _instances.Select(instance => of(instance.Free)).DefaultIfEmpty().Max());
    }

    private static int CompareShapes(Shape left, Shape right)
    {
        int order = right.Size.CompareTo(left.Size);
        for (int dimension = 0; order == 0 && dimension < left.Needs.Length; dimension++) order = right.Needs[dimension].CompareTo(left.Needs[dimension]);
        return order != 0 ? order : string.CompareOrdinal(left.Kinds[0].Id, right.Kinds[0].Id);
    }

    private sealed record Shape(long[] Needs, double[] Shares, double Size, int Limit, int[] Ports, bool FitsNew, int AllowedSet, List<PackingKind> Kinds);
}

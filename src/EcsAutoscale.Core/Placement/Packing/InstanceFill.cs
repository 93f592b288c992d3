using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>Makes the pattern for one instance.</summary>
internal sealed class InstanceFill
{
    /// <summary>Where more shapes than this are left, so many are weighed, evenly spread from large to small; the gaps are then filled by first fit.</summary>
    private const int Sample = 128;

    /// <summary>A pattern takes up to this share of what still fits of a shape at once, so that thousands of tiny tasks are not weighed one by one.</summary>
    private const int Portion = 16;

    private readonly PackingModel _model;
    private readonly RemainingTasks _remaining;
    private readonly ApartTasks _apart;
    private readonly FillScore _score;
    private readonly int[] _weighed;
    private readonly int[] _placeable;
    private readonly long[] _free;

    public InstanceFill(PackingModel model, RemainingTasks remaining, ApartTasks apart)
    {
        _model = model;
        _remaining = remaining;
        _apart = apart;
        _score = new FillScore(model);
        _weighed = new int[model.ShapeCount];
        _placeable = new int[model.ShapeCount];
        _free = new long[model.Dimensions];
        Pattern = new int[model.ShapeCount];
        Ports = new ulong[(model.PortCount + 63) / 64];
    }

    /// <summary>Tasks of each shape on the instance.</summary>
    public int[] Pattern { get; }

    /// <summary>The shapes on the instance, in the order they were chosen.</summary>
    public List<int> Chosen { get; } = [];

    /// <summary>The ports that are taken on the instance.</summary>
    public ulong[] Ports { get; }

    /// <summary>Goes up by the shapes that were weighed.</summary>
    public long Work { get; private set; }

    public void Begin(FillRule rule, double[] bonus)
    {
        ClearPattern();
        _score.Begin(rule, bonus);
    }

    /// <summary>Makes a pattern for one of these instances; answers whether there is anything in it.</summary>
    public bool FindPattern(PackingRoom room, double[] demand, long likelyInstancesLeft)
    {
        ClearPattern();
        Array.Copy(room.Free, _free, _free.Length);
        Array.Copy(room.TakenPorts, Ports, Ports.Length);
        _score.Aim(demand);
        _remaining.Compact();
        PlaceUrgent(room, likelyInstancesLeft);
        if (!room.IsNew && _model.HasConfined) PlaceBest(room, confinedOnly: true);
        PlaceBest(room, confinedOnly: false);
        return Chosen.Count > 0;
    }

    /// <summary>How often the pattern can be used with what is left.</summary>
    public int PossibleRepeats()
    {
        int possible = int.MaxValue;
        foreach (int shape in Chosen) possible = Math.Min(possible, _remaining.Counts[shape] / Pattern[shape]);
        return possible;
    }

    /// <summary>Takes the pattern's tasks off what is left.</summary>
    public PackedTasks TakePattern(int times)
    {
        PackedTasks? tasks = null;
        foreach (int shape in Chosen)
        {
            _remaining.Take(shape, Pattern[shape] * times);
            tasks = new PackedTasks(shape, Pattern[shape], tasks);
        }

        return tasks!;
    }

    /// <summary>The room that the pattern leaves, weighed by demand; about 0 to 1.</summary>
    public double Waste() => _score.Waste(_free);

    private void ClearPattern()
    {
        foreach (int shape in Chosen) Pattern[shape] = 0;
        Chosen.Clear();
    }

    private void PlaceUrgent(PackingRoom room, long likelyInstancesLeft)
    {
        if (_apart.Shapes.Count == 0) return;
        _apart.Observe(_remaining.Counts);
        foreach (int shape in _apart.Shapes)
        {
            if (_apart.IsUrgent(shape, likelyInstancesLeft) && MayTake(room, shape)) Place(shape, HowMany(shape));
        }
    }

    private void PlaceBest(PackingRoom room, bool confinedOnly)
    {
        int live = _remaining.LiveCount, most = Math.Min(live, Sample), count = 0;
        for (int index = 0; index < most; index++)
        {
            int shape = _remaining.Live[live == most ? index : (int)((long)index * live / most)];
            if ((confinedOnly && _model.FitsNew[shape]) || !MayTake(room, shape)) continue;
            _weighed[count++] = shape;
            _placeable[shape] = Left(shape);
        }

        Work += live;
        while (Choose(ref count) is var best && best >= 0) Place(best, Math.Max(1, HowMany(best) / Portion));
        if (live > most) PlaceFirstFitting(room, confinedOnly);
    }

    /// <summary>The best of the weighed shapes, or -1. What does not fit now never fits again on this instance, and is dropped.</summary>
    private int Choose(ref int count)
    {
        int best = -1, kept = 0;
        double bestScore = double.NegativeInfinity;
        for (int index = 0; index < count; index++)
        {
            int shape = _weighed[index];
            if (_placeable[shape] == 0 || !PortsAreFree(shape)) continue;
            double score = _score.Of(shape, _free);
            if (double.IsNegativeInfinity(score)) continue;
            _weighed[kept++] = shape;
            if (score <= bestScore) continue;
            bestScore = score;
            best = shape;
        }

        Work += count;
        count = kept;
        return best;
    }

    private void PlaceFirstFitting(PackingRoom room, bool confinedOnly)
    {
        for (int index = _remaining.FirstNoLargerThan(FreeSize()); index < _remaining.LiveCount && !IsFull(); index++)
        {
            int shape = _remaining.Live[index];
            Work++;
            if (!(confinedOnly && _model.FitsNew[shape]) && MayTake(room, shape)) Place(shape, HowMany(shape));
        }
    }

    private double FreeSize()
    {
        double size = 1e-9;
        for (int dimension = 0; dimension < _free.Length; dimension++) size += Math.Max(0, _free[dimension]) * _model.InverseScale[dimension];
        return size;
    }

    /// <summary>Whether not even the least that any shape needs is left of some resource.</summary>
    private bool IsFull()
    {
        for (int dimension = 0; dimension < _free.Length; dimension++)
        {
            if (_model.SmallestNeeds[dimension] > Math.Max(0, _free[dimension])) return true;
        }

        return false;
    }

    private bool MayTake(PackingRoom room, int shape) => Left(shape) > 0 && _model.Fits(shape, _free) && PortsAreFree(shape) && _model.Admits(room, shape);

    private bool PortsAreFree(int shape) => Ports.Length == 0 || !PortIndex.AnyTaken(Ports, _model.Ports[shape]);

    private int Left(int shape) => Math.Min(_remaining.Counts[shape], _model.Limits[shape]) - Pattern[shape];

    private int HowMany(int shape) => _model.HowManyFit(shape, _free, Left(shape));

    private void Place(int shape, int count)
    {
        if (Pattern[shape] == 0) Chosen.Add(shape);
        Pattern[shape] += count;
        _placeable[shape] -= count;
        _model.Take(shape, count, _free);
        PortIndex.Take(Ports, _model.Ports[shape]);
    }
}

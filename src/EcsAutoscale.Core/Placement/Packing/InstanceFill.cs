using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>What is left to pack, and the pattern that is being made for one instance.</summary>
internal sealed class InstanceFill
{
    /// <summary>Where more shapes than this would do, so many are weighed, evenly spread from large to small; the gaps are then filled by first fit.</summary>
    private const int Sample = 256;

    /// <summary>A pattern takes up to this share of what still fits of a shape at once, so that thousands of tiny tasks are not weighed one by one.</summary>
    private const int Portion = 16;

    private readonly PackingModel _model;
    private readonly ApartTasks _apart;
    private readonly FillScore _score;
    private readonly int[] _live;
    private readonly int[] _candidates;
    private readonly int[] _weighed;
    private readonly long[] _free;
    private int _liveCount;
    private int _candidateCount;

    public InstanceFill(PackingModel model, ApartTasks apart)
    {
        _model = model;
        _apart = apart;
        _score = new FillScore(model);
        _live = new int[model.ShapeCount];
        _candidates = new int[model.ShapeCount];
        _weighed = new int[model.ShapeCount];
        _free = new long[model.Dimensions];
        Pattern = new int[model.ShapeCount];
        Remaining = new int[model.ShapeCount];
        Ports = new ulong[(model.PortCount + 63) / 64];
    }

    /// <summary>Tasks of each shape on the instance.</summary>
    public int[] Pattern { get; }

    /// <summary>The shapes on the instance, in the order they were chosen.</summary>
    public List<int> Chosen { get; } = [];

    /// <summary>The ports that are taken on the instance.</summary>
    public ulong[] Ports { get; }

    /// <summary>Tasks of each shape that are left to pack.</summary>
    public int[] Remaining { get; }

    /// <summary>Tasks that could only have gone onto existing instances and did not.</summary>
    public long Forgotten { get; private set; }

    /// <summary>Goes up by the shapes that were weighed.</summary>
    public long Work { get; private set; }

    public void Begin(FillRule rule, double[] bonus)
    {
        Array.Copy(_model.Counts, Remaining, Remaining.Length);
        for (int shape = 0; shape < _live.Length; shape++) _live[shape] = shape;
        _liveCount = _live.Length;
        Forgotten = 0;
        ClearPattern();
        _score.Begin(rule, bonus);
    }

    public void ForgetWhatFitsNoNewInstance()
    {
        for (int shape = 0; shape < Remaining.Length; shape++)
        {
            if (_model.FitsNew[shape]) continue;
            Forgotten += Remaining[shape];
            Remaining[shape] = 0;
        }
    }

    /// <summary>Drops the shapes that are used up, and sums up the shares of the others.</summary>
    public void SumDemand(double[] demand)
    {
        Array.Clear(demand, 0, demand.Length);
        int kept = 0;
        for (int index = 0; index < _liveCount; index++)
        {
            int shape = _live[index];
            if (Remaining[shape] == 0) continue;
            _live[kept++] = shape;
            for (int dimension = 0, at = shape * demand.Length; dimension < demand.Length; dimension++, at++) demand[dimension] += _model.Shares[at] * Remaining[shape];
        }

        _liveCount = kept;
    }

    /// <summary>Makes a pattern for one of these instances; answers whether there is anything in it.</summary>
    public bool FindPattern(PackingRoom room, double[] demand, long likelyInstancesLeft)
    {
        ClearPattern();
        Array.Copy(room.Free, _free, _free.Length);
        Array.Copy(room.TakenPorts, Ports, Ports.Length);
        _score.Aim(demand);
        _candidateCount = 0;
        bool onlyHere = false;
        for (int index = 0; index < _liveCount; index++)
        {
            int shape = _live[index];
            if (!_model.Fits(shape, _free) || !_model.Admits(room, shape)) continue;
            _candidates[_candidateCount++] = shape;
            onlyHere |= !_model.FitsNew[shape];
        }

        Work += _liveCount;
        PlaceUrgent(room, likelyInstancesLeft);
        if (onlyHere) PlaceBest(newOnesToo: false);
        PlaceBest(newOnesToo: true);
        return Chosen.Count > 0;
    }

    /// <summary>How often the pattern can be used with what is left.</summary>
    public int PossibleRepeats()
    {
        int possible = int.MaxValue;
        foreach (int shape in Chosen) possible = Math.Min(possible, Remaining[shape] / Pattern[shape]);
        return possible;
    }

    /// <summary>Takes the pattern's tasks off what is left.</summary>
    public PackedTasks TakePattern(int times)
    {
        PackedTasks? tasks = null;
        foreach (int shape in Chosen)
        {
            Remaining[shape] -= Pattern[shape] * times;
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
        _apart.Observe(Remaining);
        foreach (int shape in _apart.Shapes)
        {
            if (_apart.IsUrgent(shape, likelyInstancesLeft) && _model.Admits(room, shape) && StillFits(shape)) Place(shape, HowMany(shape));
        }
    }

    private void PlaceBest(bool newOnesToo)
    {
        int count = 0;
        for (int index = 0; index < _candidateCount; index++)
        {
            if (newOnesToo || !_model.FitsNew[_candidates[index]]) _weighed[count++] = _candidates[index];
        }

        bool sampled = count > Sample;
        if (sampled)
        {
            for (int index = 0; index < Sample; index++) _weighed[index] = _weighed[(int)((long)index * count / Sample)];
            count = Sample;
        }

        while (Choose(ref count) is var best && best >= 0) Place(best, Math.Max(1, HowMany(best) / Portion));
        if (sampled) PlaceFirstFitting(newOnesToo);
    }

    /// <summary>The best of the weighed shapes, or -1. What does not fit now never fits again on this instance, and is dropped.</summary>
    private int Choose(ref int count)
    {
        int best = -1, kept = 0;
        double bestScore = double.NegativeInfinity;
        _score.Look(_free);
        for (int index = 0; index < count; index++)
        {
            int shape = _weighed[index];
            if (!StillFits(shape)) continue;
            _weighed[kept++] = shape;
            double score = _score.Of(shape);
            if (score <= bestScore) continue;
            bestScore = score;
            best = shape;
        }

        Work += count;
        count = kept;
        return best;
    }

    private void PlaceFirstFitting(bool newOnesToo)
    {
        for (int index = 0; index < _candidateCount; index++)
        {
            int shape = _candidates[index];
            if ((newOnesToo || !_model.FitsNew[shape]) && StillFits(shape)) Place(shape, HowMany(shape));
        }
    }

    private bool StillFits(int shape) =>
        Pattern[shape] < Remaining[shape] && Pattern[shape] < _model.Limits[shape]
        && _model.Fits(shape, _free)
        && (_model.Ports[shape].Length == 0 || !PortIndex.AnyTaken(Ports, _model.Ports[shape]));

    private int HowMany(int shape) =>
        _model.HowManyFit(shape, _free, Math.Min(Remaining[shape], _model.Limits[shape]) - Pattern[shape]);

    private void Place(int shape, int count)
    {
        if (Pattern[shape] == 0) Chosen.Add(shape);
        Pattern[shape] += count;
        _model.Take(shape, count, _free);
        PortIndex.Take(Ports, _model.Ports[shape]);
    }
}

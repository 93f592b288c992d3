using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>Packs instance by instance with a rule: finds a pattern for an instance, repeats it while counts last, finds the next.</summary>
internal sealed class DirectionPacker
{
    private readonly PackingModel _model;
    private readonly RemainingTasks _remaining;
    private readonly InstanceFill _fill;
    private readonly ApartTasks _apart;
    private readonly double[] _demand;
    private readonly double[] _room;
    private readonly double[] _waste;
    private readonly double[] _wasteWeight;
    private readonly List<PackedRun> _runs = [];
    private long _instancesAhead;

    public DirectionPacker(PackingModel model)
    {
        _model = model;
        _apart = new ApartTasks(model);
        _remaining = new RemainingTasks(model);
        _fill = new InstanceFill(model, _remaining, _apart);
        _demand = new double[model.Dimensions];
        _room = new double[model.Dimensions];
        _waste = new double[model.ShapeCount];
        _wasteWeight = new double[model.ShapeCount];
    }

    /// <summary>Goes up by the shapes that were weighed.</summary>
    public long Work => _fill.Work;

    /// <summary>Packs everything.</summary>
    /// <param name="rule">How.</param>
    /// <param name="bonus">For each shape, what its score is raised by.</param>
    public Packing Pack(FillRule rule, double[] bonus)
    {
        _runs.Clear();
        Array.Clear(_waste, 0, _waste.Length);
        Array.Clear(_wasteWeight, 0, _wasteWeight.Length);
        Array.Clear(_room, 0, _room.Length);
        _instancesAhead = 0;
        _remaining.Begin();
        _fill.Begin(rule, bonus);
        foreach (var room in _model.Rooms) CountRoom(room, room.Multiplicity);
        foreach (var room in _model.Rooms) FillAll(room, rule);
        _remaining.ForgetWhatFitsNoNewInstance();
        int used = FillAll(_model.New, rule);
        long left = 0;
        for (int shape = 0; shape < _model.ShapeCount; shape++) left += _remaining.Counts[shape];
        return new Packing([.. _runs], used, left + _remaining.Forgotten);
    }

    /// <summary>Raises the bonus of shapes that ended up on badly filled instances, and lowers that of the others, so that the next packing takes them earlier.</summary>
    public void Learn(double[] bonus, double rate)
    {
        double waste = 0, weight = 0;
        for (int shape = 0; shape < _waste.Length; shape++)
        {
            waste += _waste[shape];
            weight += _wasteWeight[shape];
        }

        for (int shape = 0; shape < _waste.Length; shape++)
        {
            if (_wasteWeight[shape] > 0) bonus[shape] += rate * ((_waste[shape] / _wasteWeight[shape]) - (waste / weight));
        }
    }

    private int FillAll(PackingRoom room, FillRule rule)
    {
        int used = 0;
        while (used < room.Multiplicity)
        {
            long likelyLeft = LikelyInstancesLeft();
            if (!_fill.FindPattern(room, _demand, likelyLeft)) break;
            int times = Math.Min(room.Multiplicity - used, Repeats(rule, likelyLeft));
            if (!room.IsNew) CountRoom(room, -times);
            RecordWaste(times);
            _runs.Add(new PackedRun(room.IsNew ? -1 : room.First + used, times, _fill.TakePattern(times)));
            used += times;
        }

        if (!room.IsNew) CountRoom(room, used - room.Multiplicity);
        return used;
    }

    private int Repeats(FillRule rule, long likelyLeft)
    {
        int possible = _fill.PossibleRepeats();
        if (rule.Gradual) possible = Math.Max(1, possible / 4);
        return Math.Min(possible, _apart.Repeatable(_fill.Pattern, _fill.Ports, likelyLeft));
    }

    private void CountRoom(PackingRoom room, int times)
    {
        _instancesAhead += times;
        for (int dimension = 0; dimension < _room.Length; dimension++)
        {
            _room[dimension] += times * (Math.Max(0, room.Free[dimension]) * _model.InverseScale[dimension]);
        }
    }

    /// <summary>Sums up the demand that is left; answers the existing instances ahead and the new ones that the sums ask for.</summary>
    private long LikelyInstancesLeft()
    {
        _remaining.SumDemand(_demand);
        double more = 0;
        for (int dimension = 0; dimension < _demand.Length; dimension++) more = Math.Max(more, _demand[dimension] - _room[dimension]);
        return _instancesAhead + (long)Math.Ceiling(Math.Min(more, int.MaxValue) - 1e-9);
    }

    private void RecordWaste(int times)
    {
        double waste = _fill.Waste();
        foreach (int shape in _fill.Chosen)
        {
            double tasks = (double)_fill.Pattern[shape] * times;
            _waste[shape] += waste * tasks;
            _wasteWeight[shape] += tasks;
        }
    }
}

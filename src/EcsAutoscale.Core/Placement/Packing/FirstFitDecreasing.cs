using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>
/// First fit decreasing over shapes: exactly what first fit does task by task, since tasks that are alike come one after another, but instances that
/// look alike so far stay one run with a number. A shape splits at most one run it fills, so there are few runs where there are few shapes.
/// Existing instances come first, by ordinal id, then new ones.
/// </summary>
internal sealed class FirstFitDecreasing
{
    private readonly PackingModel _model;
    private readonly List<Run> _runs = [];
    private int _new;

    private FirstFitDecreasing(PackingModel model) => _model = model;

    /// <summary>Packs the shapes in the given order.</summary>
    /// <param name="model">The problem.</param>
    /// <param name="order">Every shape once.</param>
    /// <param name="work">Goes up by the fits that were tried.</param>
    public static Packing Pack(PackingModel model, int[] order, ref long work)
    {
        var packer = new FirstFitDecreasing(model);
        packer.AddExisting();
        long left = 0;
        foreach (int shape in order)
        {
            work += packer._runs.Count;
            left += packer.Place(shape, model.Counts[shape]);
        }

        var runs = new List<PackedRun>(packer._runs.Count);
        foreach (var run in packer._runs)
        {
            if (run.Tasks is not null) runs.Add(new PackedRun(run.First, run.Times, run.Tasks));
        }

        return new Packing(runs, packer._new, left);
    }

    private void AddExisting()
    {
        foreach (var room in _model.Rooms)
        {
            for (int place = room.First; place < room.First + room.Multiplicity; place++) _runs.Add(new Run(room, place, 1, room.Free, room.TakenPorts, null));
        }

        _runs.Sort((left, right) => string.CompareOrdinal(_model.InstanceIds[left.First], _model.InstanceIds[right.First]));
    }

    /// <summary>Answers how many are left over.</summary>
    private int Place(int shape, int count)
    {
        for (int index = 0; index < _runs.Count && count > 0; index++)
        {
            var run = _runs[index];
            if (!_model.Fits(shape, run.Free) || !_model.Admits(run.Room, shape) || PortIndex.AnyTaken(run.TakenPorts, _model.Ports[shape])) continue;

            int each = _model.HowManyFit(shape, run.Free, Math.Min(count, _model.Limits[shape]));
            int times = Math.Min(run.Times, count / each);
            if (times < run.Times) _runs.Insert(index + 1, run.Rest(times));
            _runs[index] = With(run, times, shape, each);
            count -= times * each;
        }

        while (count > 0 && _model.FitsNew[shape] && _new < _model.New.Multiplicity)
        {
            int each = _model.HowManyFit(shape, _model.New.Free, Math.Min(count, _model.Limits[shape]));
            int times = Math.Min(_model.New.Multiplicity - _new, count / each);
            _runs.Add(With(new Run(_model.New, -1, times, _model.New.Free, _model.New.TakenPorts, null), times, shape, each));
            _new += times;
            count -= times * each;
        }

        return count;
    }

    private Run With(Run run, int times, int shape, int each)
    {
        long[] free = (long[])run.Free.Clone();
        _model.Take(shape, each, free);
        ulong[] taken = run.TakenPorts;
        if (_model.Ports[shape].Length > 0)
        {
            taken = (ulong[])taken.Clone();
            PortIndex.Take(taken, _model.Ports[shape]);
        }

        return new Run(run.Room, run.First, times, free, taken, new PackedTasks(shape, each, run.Tasks));
    }

    private sealed record Run(PackingRoom Room, int First, int Times, long[] Free, ulong[] TakenPorts, PackedTasks? Tasks)
    {
        /// <summary>The instances after the first few.</summary>
        public Run Rest(int skipped) => this with { First = First < 0 ? -1 : First + skipped, Times = Times - skipped };
    }
}

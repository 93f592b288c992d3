using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>Turns a packing of shapes back into kinds: the kinds of a shape are handed out by ordinal id.</summary>
internal sealed class PackingReport
{
    private readonly PackingModel _model;
    private readonly int[] _kind;
    private readonly int[] _left;

    private PackingReport(PackingModel model)
    {
        _model = model;
        _kind = new int[model.ShapeCount];
        _left = [.. model.Kinds.Select(kinds => kinds[0].Count)];
    }

    public static PackingResult Of(PackingModel model, Packing packing, int lowerBound)
    {
        var report = new PackingReport(model);
        var existing = new List<PackedInstance>();
        var added = new List<PackedNewInstances>();
        foreach (var run in packing.Runs)
        {
            for (int done = 0; done < run.Times;)
            {
                int times = report.AlikeFrom(run.Tasks, run.Times - done);
                var contents = report.HandOut(run.Tasks, times);
                if (run.First < 0) added.Add(new PackedNewInstances(times, contents));
                else existing.AddRange(Enumerable.Range(run.First + done, times).Select(place => new PackedInstance(model.InstanceIds[place], contents)));
                done += times;
            }
        }

        existing.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
        return new PackingResult
        {
            NewInstances = packing.NewInstances,
            LowerBound = lowerBound,
            Existing = existing,
            New = added,
            Unpacked = report.Rest(),
        };
    }

    /// <summary>How many instances get tasks of the same kinds, 1 to <paramref name="most"/>.</summary>
    private int AlikeFrom(PackedTasks? tasks, int most)
    {
        for (; tasks is not null; tasks = tasks.Next) most = Math.Min(most, Math.Max(1, _left[tasks.Shape] / tasks.Count));
        return most;
    }

    private List<KindCount> HandOut(PackedTasks? tasks, int times)
    {
        var contents = new List<KindCount>();
        for (; tasks is not null; tasks = tasks.Next)
        {
            for (int count = tasks.Count; count > 0;)
            {
                int shape = tasks.Shape;
                int taken = Math.Min(count, _left[shape] / times);
                contents.Add(new KindCount(_model.Kinds[shape][_kind[shape]].Id, taken));
                count -= taken;
                _left[shape] -= taken * times;
                if (_left[shape] == 0 && ++_kind[shape] < _model.Kinds[shape].Length) _left[shape] = _model.Kinds[shape][_kind[shape]].Count;
            }
        }

        contents.Sort((left, right) => string.CompareOrdinal(left.Kind, right.Kind));
        return contents;
    }

    private List<KindCount> Rest()
    {
        var rest = new List<KindCount>();
        for (int shape = 0; shape < _model.ShapeCount; shape++)
        {
            for (int kind = _kind[shape]; kind < _model.Kinds[shape].Length; kind++)
            {
                int count = kind == _kind[shape] ? _left[shape] : _model.Kinds[shape][kind].Count;
                rest.Add(new KindCount(_model.Kinds[shape][kind].Id, count));
            }
        }

        rest.Sort((left, right) => string.CompareOrdinal(left.Kind, right.Kind));
        return rest;
    }
}

using System;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>What is left to pack.</summary>
internal sealed class RemainingTasks
{
    private readonly PackingModel _model;
    private readonly long[] _needed;

    public RemainingTasks(PackingModel model)
    {
        _model = model;
        _needed = new long[model.Dimensions];
        Counts = new int[model.ShapeCount];
        Live = new int[model.ShapeCount];
    }

    /// <summary>Tasks of each shape.</summary>
    public int[] Counts { get; }

    /// <summary>The shapes that are not used up, from large to small: the first <see cref="LiveCount"/> of them.</summary>
    public int[] Live { get; }

    public int LiveCount { get; private set; }

    /// <summary>Tasks that could only have gone onto existing instances and did not.</summary>
    public long Forgotten { get; private set; }

    public void Begin()
    {
        Array.Clear(_needed, 0, _needed.Length);
        Array.Copy(_model.Counts, Counts, Counts.Length);
        LiveCount = Live.Length;
        Forgotten = 0;
        for (int shape = 0; shape < Live.Length; shape++)
        {
            Live[shape] = shape;
            CountNeeds(shape, Counts[shape]);
        }
    }

    public void Take(int shape, int count)
    {
        Counts[shape] -= count;
        CountNeeds(shape, -(long)count);
    }

    public void ForgetWhatFitsNoNewInstance()
    {
        for (int shape = 0; shape < Counts.Length; shape++)
        {
            if (_model.FitsNew[shape]) continue;
            Forgotten += Counts[shape];
            Take(shape, Counts[shape]);
        }
    }

    /// <summary>Drops the shapes that are used up from <see cref="Live"/>.</summary>
    public void Compact()
    {
        int kept = 0;
        for (int index = 0; index < LiveCount; index++)
        {
            if (Counts[Live[index]] > 0) Live[kept++] = Live[index];
        }

        LiveCount = kept;
    }

    /// <summary>Sums up the shares of what is left.</summary>
    public void SumDemand(double[] demand)
    {
        for (int dimension = 0; dimension < demand.Length; dimension++) demand[dimension] = _needed[dimension] * _model.InverseScale[dimension];
    }

    /// <summary>The place in <see cref="Live"/> of the first shape whose shares add up to no more than this.</summary>
    public int FirstNoLargerThan(double size)
    {
        int low = 0, high = LiveCount;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_model.Sizes[Live[middle]] > size) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private void CountNeeds(int shape, long count)
    {
        for (int dimension = 0, at = shape * _needed.Length; dimension < _needed.Length; dimension++, at++) _needed[dimension] += _model.Needs[at] * count;
    }
}

using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>
/// Shapes that need instances of their own number (a limit per instance, host ports). Filled only by size they would be left for last, one on
/// each of many instances. So they go first on an instance as soon as they need as many instances as are likely to be left.
/// </summary>
internal sealed class ApartTasks
{
    private readonly PackingModel _model;
    private readonly long[] _portDemand;
    private readonly long[] _instancesNeeded;

    public ApartTasks(PackingModel model)
    {
        _model = model;
        var shapes = new List<int>();
        for (int shape = 0; shape < model.ShapeCount; shape++)
        {
            if (model.Limits[shape] < int.MaxValue) shapes.Add(shape);
        }

        Shapes = shapes;
        _portDemand = new long[model.PortCount];
        _instancesNeeded = new long[model.ShapeCount];
    }

    /// <summary>The shapes, from large to small.</summary>
    public IReadOnlyList<int> Shapes { get; }

    /// <summary>Takes note of what is left to pack.</summary>
    public void Observe(int[] remaining)
    {
        Array.Clear(_portDemand, 0, _portDemand.Length);
        foreach (int shape in Shapes)
        {
            foreach (int port in _model.Ports[shape]) _portDemand[port] += remaining[shape];
        }

        foreach (int shape in Shapes)
        {
            long needed = ((long)remaining[shape] + _model.Limits[shape] - 1) / _model.Limits[shape];
            if (remaining[shape] > 0)
            {
                foreach (int port in _model.Ports[shape]) needed = Math.Max(needed, _portDemand[port]);
            }

            _instancesNeeded[shape] = needed;
        }
    }

    /// <summary>Whether the shape can wait no longer.</summary>
    public bool IsUrgent(int shape, long instancesLeft) => _instancesNeeded[shape] > 0 && _instancesNeeded[shape] >= instancesLeft;

    /// <summary>How often a pattern may be repeated before a shape that is not in it becomes urgent, 1 or more.</summary>
    public int Repeatable(int[] pattern, ulong[] patternPorts, long instancesLeft)
    {
        long most = int.MaxValue;
        foreach (int shape in Shapes)
        {
            if (pattern[shape] > 0 || _instancesNeeded[shape] == 0 || PortIndex.AnyTaken(patternPorts, _model.Ports[shape])) continue;
            most = Math.Min(most, Math.Max(1, instancesLeft - _instancesNeeded[shape]));
        }

        return (int)most;
    }
}

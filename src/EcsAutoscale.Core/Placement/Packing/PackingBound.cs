using System;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>What no packing can beat: the new instances that some tasks need, counted in ways that each forget most of the rules.</summary>
internal static class PackingBound
{
    /// <summary>Shapes times rooms up to which each shape is looked at alone.</summary>
    private const long AffordableFits = 200_000;

    /// <summary>The largest of the bounds, 0 or more. Existing instances are credited with all their room to each bound.</summary>
    /// <param name="model">The problem.</param>
    /// <param name="counts">Tasks of each shape; those that fit no new instance are left out.</param>
    public static int Of(PackingModel model, int[] counts)
    {
        long bound = 0;
        for (int dimension = 0; dimension < model.Dimensions; dimension++)
        {
            bound = Math.Max(bound, Math.Max(BySum(model, counts, dimension), ByHalves(model, counts, dimension)));
        }

        if ((long)model.ShapeCount * (model.Rooms.Length + 1) <= AffordableFits)
        {
            for (int shape = 0; shape < model.ShapeCount; shape++) bound = Math.Max(bound, Alone(model, counts, shape));
        }

        return (int)Math.Max(bound, ByPorts(model, counts));
    }

    private static long BySum(PackingModel model, int[] counts, int dimension)
    {
        long needed = 0;
        for (int shape = 0; shape < counts.Length; shape++)
        {
            if (model.FitsNew[shape]) needed += model.Needs[(shape * model.Dimensions) + dimension] * counts[shape];
        }

        foreach (var room in model.Rooms) needed -= Math.Max(0, room.Free[dimension]) * room.Multiplicity;
        return needed <= 0 ? 0 : CeilingOf(needed, model.New.Free[dimension]);
    }

    /// <summary>Of tasks that each need more than half of a new instance, a new instance takes one.</summary>
    private static long ByHalves(PackingModel model, int[] counts, int dimension)
    {
        long half = Math.Max(0, model.New.Free[dimension]) / 2;
        long tasks = 0;
        for (int shape = 0; shape < counts.Length; shape++)
        {
            if (model.FitsNew[shape] && model.Needs[(shape * model.Dimensions) + dimension] > half) tasks += counts[shape];
        }

        foreach (var room in model.Rooms) tasks -= Math.Max(0, room.Free[dimension]) / (half + 1) * room.Multiplicity;
        return tasks;
    }

    private static long Alone(PackingModel model, int[] counts, int shape)
    {
        if (counts[shape] == 0 || !model.FitsNew[shape]) return 0;
        int most = Math.Min(counts[shape], model.Limits[shape]);
        long tasks = counts[shape];
        foreach (var room in model.Rooms)
        {
            if (model.Admits(room, shape)) tasks -= (long)model.HowManyFit(shape, room.Free, most) * room.Multiplicity;
        }

        return tasks <= 0 ? 0 : CeilingOf(tasks, model.HowManyFit(shape, model.New.Free, most));
    }

    /// <summary>An instance has each port once.</summary>
    private static long ByPorts(PackingModel model, int[] counts)
    {
        var wanted = new long[model.PortCount];
        for (int shape = 0; shape < counts.Length; shape++)
        {
            if (!model.FitsNew[shape]) continue;
            foreach (int port in model.Ports[shape]) wanted[port] += counts[shape];
        }

        long bound = 0;
        for (int port = 0; port < wanted.Length; port++)
        {
            foreach (var room in model.Rooms)
            {
                if (!PortIndex.IsTaken(room.TakenPorts, port)) wanted[port] -= room.Multiplicity;
            }

            bound = Math.Max(bound, wanted[port]);
        }

        return bound;
    }

    private static long CeilingOf(long amount, long each) => (amount + each - 1) / each;
}

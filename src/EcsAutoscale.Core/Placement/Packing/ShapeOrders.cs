using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>The orders that first fit decreasing is tried in.</summary>
internal static class ShapeOrders
{
    /// <summary>
    /// By the sum of shares (the order of the Kubernetes cluster autoscaler); by the largest share; by each resource alone. Where kinds are confined to
    /// some instances or bound by a limit, also with those first that have the fewest places to go. Where a new instance lacks a resource, the sum of
    /// shares is also taken without it: what only existing instances have must not decide what goes onto the new ones.
    /// </summary>
    public static IEnumerable<int[]> All(PackingModel model)
    {
        int[] bySum = [.. Enumerable.Range(0, model.ShapeCount)];
        yield return bySum;
        if (model.New.Free.Any(amount => amount <= 0)) yield return ByShareOfNew(model, bySum);
        yield return [.. bySum.OrderByDescending(shape => LargestShare(model, shape))];
        if (bySum.Any(shape => !model.FitsNew[shape] || model.AllowedSets[shape] >= 0 || model.Limits[shape] < int.MaxValue))
        {
            yield return [.. bySum.OrderBy(shape => model.FitsNew[shape]).ThenBy(shape => Places(model, shape)).ThenBy(shape => model.Limits[shape])];
        }

        for (int dimension = 0; dimension < model.Dimensions; dimension++)
        {
            int of = dimension;
            yield return [.. bySum.OrderByDescending(shape => model.Needs[(shape * model.Dimensions) + of])];
        }
    }

    private static int[] ByShareOfNew(PackingModel model, int[] shapes)
    {
        var order = shapes.OrderByDescending(shape => ShareOfNew(model, shape));
        for (int dimension = 0; dimension < model.Dimensions; dimension++)
        {
            int of = dimension;
            order = order.ThenByDescending(shape => model.Needs[(shape * model.Dimensions) + of]);
        }

        return [.. order];
    }

    private static double ShareOfNew(PackingModel model, int shape)
    {
        double sum = 0;
        for (int dimension = 0; dimension < model.Dimensions; dimension++)
        {
            if (model.New.Free[dimension] > 0) sum += (double)model.Needs[(shape * model.Dimensions) + dimension] / model.New.Free[dimension];
        }

        return sum;
    }

    private static double LargestShare(PackingModel model, int shape)
    {
        double largest = 0;
        for (int dimension = 0; dimension < model.Dimensions; dimension++) largest = Math.Max(largest, model.Shares[(shape * model.Dimensions) + dimension]);
        return largest;
    }

    private static int Places(PackingModel model, int shape) =>
        model.AllowedSets[shape] < 0
            ? int.MaxValue
            : model.Rooms.Where(room => room.InAllowedSet[model.AllowedSets[shape]]).Sum(room => room.Multiplicity);
}

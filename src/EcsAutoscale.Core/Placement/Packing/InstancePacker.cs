using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>
/// Packs a demand of tasks onto existing instances and as few new ones as it finds.
/// <para>
/// <b>The problem</b> is vector bin packing, which is NP-hard, but tasks are few kinds many times over. So nothing here goes task by task.
/// Kinds that are interchangeable are one <i>shape</i>; an instance is filled with a <i>pattern</i> of shapes; a pattern is repeated for as many instances as
/// the counts last. 10,000 tasks of 30 shapes are some 30 patterns.
/// </para>
/// <para>
/// <b>A pattern</b> is made greedily: of the shapes that still fit, the one after which the least room is left, and after which the room left points
/// in the direction of the demand left (<see cref="FillScore"/>). First fit decreasing instead takes the largest, and strands memory behind CPU. Tasks that need instances of
/// their own (<see cref="ApartTasks"/>) go first where they could otherwise end up alone, and so do tasks that no new instance takes.
/// </para>
/// <para>
/// <b>The search</b>: nine rules that weigh size, direction and scarce resources differently (<see cref="FillRule"/>), then first fit decreasing in
/// several orders (<see cref="ShapeOrders"/>), then the three best rules again, eight times each, with the shapes that ended up on badly filled
/// instances taken earlier ("squeaky wheel" optimisation, Joslin and Clements 1999), and the same once more with patterns that change more often.
/// The best packing is kept: fewest tasks left over, then fewest new instances. It stops once a packing equals the lower bound
/// (<see cref="PackingBound"/>), or when its budget of weighed shapes is used up: a count, not a time, so the answer is the same everywhere.
/// </para>
/// <para>
/// <b>Promises</b>: the packing is valid; it never leaves more tasks over than first fit decreasing by the sum of shares (existing instances by
/// ordinal id first; among kinds of the same size, those that are interchangeable together), and where it leaves as many, never uses more new
/// instances; the order of the input changes nothing. <b>Cost</b>: a rule takes O(patterns × tasks on an instance × shapes × resources), some tens of
/// microseconds for the 30 shapes above; the whole search about a millisecond at most. Where more than 128 shapes are left, each choice weighs an even sample of
/// them, so that even 10,000 different kinds take a fraction of a second. <b>Gap</b>: on the published workload mostly none (the bound is met); with two to
/// seven odd shapes that cannot fill an instance, 6 to 10 % above the bound, of which an unknown part is the bound's.
/// </para>
/// </summary>
public static class InstancePacker
{
    /// <summary>Weighed shapes after which no further rule is tried; the first rule and the first order of first fit always are tried.</summary>
    private const long Budget = 100_000;

    private const int LearningRules = 3;
    private const int LearningRounds = 8;
    private const double LearningRate = 0.5;

    /// <summary>Packs the demand.</summary>
    /// <exception cref="ArgumentException">A number out of range, or an id that is used twice; see the members of <see cref="PackingProblem"/>.</exception>
    public static PackingResult Pack(PackingProblem problem)
    {
        if (problem is null) throw new ArgumentNullException(nameof(problem));
        PackingCheck.Check(problem);
        var model = PackingModelBuilder.Build(problem);
        int bound = PackingBound.Of(model, model.Counts);
        var best = Search(model, bound);
        return PackingReport.Of(model, best, best.Left == 0 ? bound : PackingBound.Of(model, Packed(model, best)));
    }

    private static Packing Search(PackingModel model, int bound)
    {
        var packer = new DirectionPacker(model);
        double[] bonus = new double[model.ShapeCount];
        var results = new List<(FillRule Rule, Packing Packing)>();
        Packing? best = null;
        foreach (var rule in FillRule.All)
        {
            if (results.Count > 0 && packer.Work >= Budget) break;
            results.Add((rule, packer.Pack(rule, bonus)));
            if (Keep(ref best, results[results.Count - 1].Packing, bound)) return best!;
        }

        long fits = 0;
        foreach (int[] order in ShapeOrders.All(model))
        {
            if (fits > 0 && packer.Work + fits >= Budget) break;
            if (Keep(ref best, FirstFitDecreasing.Pack(model, order, ref fits), bound)) return best!;
        }

        var promising = results.OrderBy(result => result.Packing.Left).ThenBy(result => result.Packing.NewInstances).Take(LearningRules);
        foreach (var rule in promising.Select(result => result.Rule).SelectMany(rule => new[] { rule, rule with { Gradual = true } }).OrderBy(rule => rule.Gradual))
        {
            Array.Clear(bonus, 0, bonus.Length);
            for (int round = 0; round < LearningRounds && packer.Work + fits < Budget; round++)
            {
                if (Keep(ref best, packer.Pack(rule, bonus), bound)) return best!;
                packer.Learn(bonus, LearningRate);
            }
        }

        return best!;
    }

    /// <summary>Keeps the better packing; answers whether no better one can exist.</summary>
    private static bool Keep(ref Packing? best, Packing candidate, int bound)
    {
        if (best is null || candidate.IsBetterThan(best)) best = candidate;
        return best.Left == 0 && best.NewInstances <= bound;
    }

    private static int[] Packed(PackingModel model, Packing packing)
    {
        var counts = new int[model.ShapeCount];
        foreach (var run in packing.Runs)
        {
            for (var tasks = run.Tasks; tasks is not null; tasks = tasks.Next) counts[tasks.Shape] += tasks.Count * run.Times;
        }

        return counts;
    }
}

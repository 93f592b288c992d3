using System;
using System.Linq;
using System.Text;
using CsCheck;
using EcsAutoscale.Core.Placement.Packing;
using Xunit;

namespace EcsAutoscale.Core.Tests.Packing;

/// <summary>What holds for every problem.</summary>
public sealed class InstancePackerProperties
{
    [Fact]
    public void Every_packing_is_valid_and_not_below_its_bound() =>
        PackingGenerators.Any(kinds: 8, tasksOfAKind: 40, instances: 4).Sample(
            problem => Assert.Empty(PackingChecker.Faults(problem, InstancePacker.Pack(problem))), iter: 3_000);

    [Fact]
    public void No_packing_is_worse_than_first_fit_decreasing() =>
        PackingGenerators.Plain(kinds: 12, tasksOfAKind: 60).Sample(NotWorseThanFirstFit, iter: 2_000);

    [Fact]
    public void No_packing_is_worse_than_first_fit_decreasing_with_ports_limits_and_existing_instances() =>
        PackingGenerators.Any(kinds: 8, tasksOfAKind: 40, instances: 4).Where(NoTwoKindsOfTheSameSize).Sample(NotWorseThanFirstFit, iter: 3_000);

    [Fact]
    public void The_order_of_kinds_and_instances_changes_nothing() =>
        Gen.Select(PackingGenerators.Any(kinds: 8, tasksOfAKind: 40, instances: 4), Gen.Int[0, 1_000]).Sample(
            (problem, salt) =>
            {
                var shuffled = problem with
                {
                    Kinds = [.. problem.Kinds.OrderBy(kind => Scramble(kind.Id, salt))],
                    Instances = [.. problem.Instances.OrderBy(instance => Scramble(instance.Id, salt))],
                };
                Assert.Equal(Described(InstancePacker.Pack(problem)), Described(InstancePacker.Pack(shuffled)));
            },
            iter: 1_000);

    [Fact]
    public void A_handful_of_tasks_is_packed_nearly_as_well_as_can_be()
    {
        int problems = 0, optimal = 0;
        object gate = new();
        PackingGenerators.Any(kinds: 5, tasksOfAKind: 3, instances: 2).Where(problem => problem.Kinds.Sum(kind => kind.Count) <= 7).Sample(
            problem =>
            {
                var (left, added) = ExhaustivePacker.Optimum(problem);
                var result = InstancePacker.Pack(problem);
                int restCount = result.Unpacked.Sum(rest => rest.Count);

                Assert.True((restCount, result.NewInstances).CompareTo((left, added)) >= 0, "better than the optimum cannot be");
                if (left == 0 && restCount == 0) Assert.True(result.LowerBound <= added, "the bound is above the optimum");
                lock (gate)
                {
                    problems++;
                    if (restCount == left && result.NewInstances == added) optimal++;
                }
            },
            iter: 3_000);

        TestContext.Current.TestOutputHelper?.WriteLine($"optimal: {optimal} of {problems}");
        Assert.True(optimal >= problems * 0.98, $"optimal: {optimal} of {problems}");
    }

    private static void NotWorseThanFirstFit(PackingProblem problem)
    {
        var (added, left) = NaiveFirstFitDecreasing.Pack(problem);
        var result = InstancePacker.Pack(problem);

        Assert.True(
            (result.Unpacked.Sum(rest => rest.Count), result.NewInstances).CompareTo((left, added)) <= 0,
            $"{result.Unpacked.Sum(rest => rest.Count)} left over and {result.NewInstances} new, first fit decreasing {left} and {added}");
    }

    // Among kinds of one size, first fit goes by id; the packer merges those that are interchangeable.
    private static bool NoTwoKindsOfTheSameSize(PackingProblem problem) =>
        problem.Kinds.Where(kind => kind.Count > 0).Select(kind => kind.Needs).Distinct().Count() == problem.Kinds.Count(kind => kind.Count > 0);

    private static int Scramble(string id, int salt) => unchecked((id.Aggregate(salt, (hash, letter) => (hash * 31) + letter) * (int)2654435761) >> 7);

    private static string Described(PackingResult result)
    {
        var text = new StringBuilder().Append(result.NewInstances).Append(" >= ").Append(result.LowerBound);
        foreach (var packed in result.Existing) text.Append("; ").Append(packed.Id).Append(": ").AppendJoin(", ", packed.Contents);
        foreach (var packed in result.New) text.Append("; ").Append(packed.Instances).Append(" new: ").AppendJoin(", ", packed.Contents);
        return text.Append("; left ").AppendJoin(", ", result.Unpacked).ToString();
    }
}

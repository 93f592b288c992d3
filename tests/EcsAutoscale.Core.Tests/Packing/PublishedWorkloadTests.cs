using EcsAutoscale.Core.Placement.Packing;
using Xunit;

namespace EcsAutoscale.Core.Tests.Packing;

/// <summary>The numbers that the packer was published with. Counts, not times: those are in the benchmarks.</summary>
public sealed class PublishedWorkloadTests
{
    [Theory]
    [InlineData(10_000, 1_659, 1_670)]
    [InlineData(2_000, 330, 335)]
    [InlineData(500, 88, 91)]
    public void The_published_tasks_need_no_more_instances_than_promised(int tasks, int bound, int promised)
    {
        var problem = PublishedWorkload.Grouped(tasks, 42);

        var result = InstancePacker.Pack(problem);

        Assert.Empty(PackingChecker.Faults(problem, result));
        Assert.Equal(bound, result.LowerBound);
        Assert.InRange(result.NewInstances, bound, promised);
        Assert.True(result.IsComplete);
    }

    [Fact]
    public void Ten_thousand_tasks_of_sixty_other_seeds_stay_within_two_percent_of_the_bound()
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            var problem = PublishedWorkload.Grouped(10_000, seed * 7919);

            var result = InstancePacker.Pack(problem);

            Assert.Empty(PackingChecker.Faults(problem, result));
            Assert.True(result.NewInstances <= result.LowerBound * 1.02, $"seed {seed * 7919}: {result.NewInstances} instances, the bound is {result.LowerBound}");
        }
    }

    [Fact]
    public void At_no_size_are_more_instances_needed_than_by_first_fit_decreasing()
    {
        for (int tasks = 1; tasks <= 1_000; tasks += 1 + (tasks / 10))
        {
            for (ulong seed = 1; seed <= 5; seed++)
            {
                var problem = PublishedWorkload.Grouped(tasks, seed);

                var result = InstancePacker.Pack(problem);

                Assert.Empty(PackingChecker.Faults(problem, result));
                Assert.True(result.NewInstances <= NaiveFirstFitDecreasing.Pack(problem).NewInstances, $"{tasks} tasks, seed {seed}");
            }
        }
    }

    [Fact]
    public void Tasks_listed_one_by_one_need_as_many_instances_as_tasks_grouped_by_kind()
    {
        var oneByOne = PublishedWorkload.OneByOne(2_000, 42);

        var result = InstancePacker.Pack(oneByOne);

        Assert.Empty(PackingChecker.Faults(oneByOne, result));
        Assert.Equal(InstancePacker.Pack(PublishedWorkload.Grouped(2_000, 42)).NewInstances, result.NewInstances);
    }

    [Fact]
    public void Ten_thousand_different_kinds_are_packed_no_worse_than_by_first_fit_decreasing()
    {
        var problem = PublishedWorkload.AllDifferent(10_000);

        var result = InstancePacker.Pack(problem);

        Assert.Empty(PackingChecker.Faults(problem, result));
        Assert.True(result.NewInstances <= NaiveFirstFitDecreasing.Pack(problem).NewInstances);
    }
}

using System.Collections.Generic;
using EcsAutoscale.Core.Definitions;
using Xunit;

namespace EcsAutoscale.Core.Tests.Oracle;

public sealed class OracleTests(ITestOutputHelper output)
{
    private const int SampleSeed = 20_261_123;
    private const int Samples = 4_000;

    [Fact]
    public void Fit_one_says_yes_exactly_where_one_instance_takes_all_and_no_order_or_choice_of_ECS_breaks_it()
    {
        var (yes, no) = (0, 0);
        foreach (var cluster in All())
        {
            foreach (var (instance, oracle) in Candidates(cluster))
            {
                var verdict = cluster.Judge(instance, ScaleInFit.One, Assurance.Placement);
                Assert.True(verdict.CanScaleDown == oracle.OneTakesAll(), Message(cluster, instance, verdict));
                if (verdict.CanScaleDown) Assert.True(oracle.AnyChoiceWorks(), Message(cluster, instance, verdict));
                if (verdict.CanScaleDown) yes++;
                else no++;
            }
        }

        output.WriteLine($"fit: one: {yes} yes, {no} no, all as the oracle has them");
        Assert.True(yes > 5_000 && no > 2_000);
    }

    [Fact]
    public void Fit_many_never_says_yes_where_some_order_of_ECS_strands_a_task_and_finds_99_percent_of_the_yeses()
    {
        var (found, exist, refused) = (0, 0, 0);
        foreach (var cluster in All())
        {
            foreach (var (instance, oracle) in Candidates(cluster))
            {
                var verdict = cluster.Judge(instance, ScaleInFit.Many, Assurance.Placement);
                var truth = oracle.PlacementExists() && oracle.EveryOrderOfEcsWorks();
                Assert.False(verdict.CanScaleDown && !truth, Message(cluster, instance, verdict));
                if (truth) exist++;
                else refused++;
                if (verdict.CanScaleDown) found++;
            }
        }

        output.WriteLine($"fit: many, assurance: placement: {found} of {exist} yeses found ({100.0 * found / exist:F2} %), {refused} refused");
        Assert.True(exist > 5_000 && refused > 2_000 && found >= 0.99 * exist);
    }

    [Fact]
    public void Fit_many_with_assurance_proof_says_yes_exactly_where_a_placement_exists()
    {
        var (found, exist) = (0, 0);
        foreach (var cluster in All())
        {
            foreach (var (instance, oracle) in Candidates(cluster))
            {
                var verdict = cluster.Judge(instance, ScaleInFit.Many, Assurance.Proof);
                var truth = oracle.PlacementExists();
                Assert.False(verdict.CanScaleDown && !truth, Message(cluster, instance, verdict));
                if (truth) exist++;
                if (verdict.CanScaleDown) found++;
            }
        }

        output.WriteLine($"fit: many, assurance: proof: {found} of {exist} yeses found ({100.0 * found / exist:F2} %)");
        Assert.True(found >= 0.99 * exist);
    }

    private static IEnumerable<SmallCluster> All()
    {
        foreach (var cluster in SmallClusters.Systematic()) yield return cluster;
        foreach (var cluster in SmallClusters.Sampled(SampleSeed, Samples)) yield return cluster;
    }

    private static IEnumerable<(int Instance, ExhaustiveOracle Oracle)> Candidates(SmallCluster cluster)
    {
        for (var instance = 0; instance < cluster.Instances.Count; instance++)
        {
            if (!cluster.Instances[instance].Drains) yield return (instance, new ExhaustiveOracle(cluster, instance));
        }
    }

    private static string Message(SmallCluster cluster, int instance, Core.Planning.ScaleDownVerdict verdict) =>
        $"instance {instance}: {(verdict.CanScaleDown ? "yes" : "no")}, {verdict.Reason}: {verdict.Explanation}\n{cluster}";
}

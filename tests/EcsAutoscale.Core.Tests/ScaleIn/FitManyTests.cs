using System.Linq;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Tests.Building;
using Xunit;

namespace EcsAutoscale.Core.Tests.ScaleIn;

public sealed class FitManyTests
{
    [Fact]
    public void B3_Ten_instances_at_60_percent_become_6_or_7()
    {
        var builder = new ClusterBuilder().Service("web", 40, cpu: 307, memory: 512);
        foreach (var id in Enumerable.Range(0, 10).Select(number => $"i-{number}"))
        {
            builder.Instance(id);
            foreach (var unused in Enumerable.Range(0, 4)) builder.Task("web", id);
        }

        var plan = Many(builder.Group(min: 1), 10).Plan();

        Assert.InRange(10 - plan.Actions.Count(action => action.Kind == ScalingActionKind.DrainInstance), 6, 7);
    }

    [Fact]
    public void A_move_that_some_order_strands_is_fragile_unless_a_proof_is_enough()
    {
        // Room for 1280 and 768 on one, 768 on the other: where ECS starts the small one first, it may take the big one's place.
        static ClusterBuilder Build() => new ClusterBuilder().Instance("i-a").Instance("i-b").Instance("i-go")
            .Service("full-a", 1, cpu: 768).Task("full-a", "i-a").Service("full-b", 1, cpu: 1280).Task("full-b", "i-b")
            .Service("big", 1, cpu: 1280).Service("small", 1, cpu: 768).Task("big", "i-go").Task("small", "i-go").Group(min: 1);

        var verdict = Many(Build(), 1).Judge("i-go");
        Assert.Equal((false, Reason.FragilePlacement, "big"), (verdict.CanScaleDown, verdict.Reason, verdict.Blockers[0].Service));
        var proof = Many(Build(), 1, Assurance.Proof).Judge("i-go");
        Assert.True(proof.CanScaleDown);
        Assert.Equal(["i-a", "i-b"], proof.Moves.Select(move => move.ToInstanceId).OrderBy(id => id, System.StringComparer.Ordinal));
    }

    [Fact]
    public void Each_verdict_is_on_the_state_that_the_earlier_ones_leave()
    {
        var builder = new ClusterBuilder().Service("web", 4, cpu: 1024);
        foreach (var id in new[] { "i-a", "i-b", "i-c", "i-d" }) builder.Instance(id).Task("web", id);

        Assert.Equal(2, Many(builder.Group(min: 0), 4).Plan().Actions.Count);
    }

    [Fact]
    public void The_group_s_minimum_holds_for_the_whole_plan()
    {
        var builder = new ClusterBuilder();
        foreach (var id in new[] { "i-a", "i-b", "i-c", "i-d" }) builder.Instance(id);

        Assert.Single(Many(builder.Group(min: 3), 4).Plan().Actions);
    }

    [Fact]
    public void The_buffer_must_fit_in_whatever_order()
    {
        var builder = new ClusterBuilder().Buffer(1024, 512).Service("web", 3, cpu: 1024);
        foreach (var id in new[] { "i-a", "i-b", "i-c" }) builder.Instance(id).Task("web", id);

        Assert.Single(Many(builder.Group(min: 0), 3).Plan().Actions);
        var two = new ClusterBuilder().Buffer(1024, 512).Instance("i-a").Instance("i-b").Service("web", 2, cpu: 1024).Task("web", "i-a").Task("web", "i-b").Group(min: 0);
        Assert.Equal([Reason.BufferDoesNotFit, Reason.BufferDoesNotFit], Many(two, 3).Plan().Instances.Select(verdict => verdict.Reason));
    }

    private static ClusterBuilder Many(ClusterBuilder builder, int maxStep, Assurance assurance = Assurance.Placement) =>
        builder.Define(definition => definition with { ScaleIn = new ScaleInPolicy { Fit = ScaleInFit.Many, MaxStep = maxStep, Assurance = assurance } });
}

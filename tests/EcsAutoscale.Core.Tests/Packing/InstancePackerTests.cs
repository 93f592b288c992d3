using System;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement.Packing;
using Xunit;

namespace EcsAutoscale.Core.Tests.Packing;

/// <summary>One rule each.</summary>
public sealed class InstancePackerTests
{
    private static readonly PackingTemplate s_template = new(new Resources(4096, 15800, Gpus: 1, NetworkInterfaces: 3), HostPorts.None);

    [Fact]
    public void Nothing_needs_no_instance()
    {
        var result = Pack(s_template);

        Assert.Equal(0, result.NewInstances);
        Assert.Empty(result.New);
        Assert.True(result.IsComplete);
    }

    [Fact]
    public void Existing_room_is_used_before_a_new_instance()
    {
        var result = InstancePacker.Pack(new PackingProblem
        {
            Kinds = [Kind("web", 3, new Resources(1024, 2048))],
            Instances = [new PackingInstance("i-1", new Resources(2048, 4096), HostPorts.None)],
            Template = s_template,
        });

        Assert.Equal(new KindCount("web", 2), Assert.Single(Assert.Single(result.Existing).Contents));
        Assert.Equal(1, result.NewInstances);
        Assert.Equal(1, result.LowerBound);
    }

    [Fact]
    public void Equality_fits_and_zero_fits_where_less_than_nothing_is_left()
    {
        var result = InstancePacker.Pack(new PackingProblem
        {
            Kinds = [Kind("memory-only", 2, new Resources(0, 512))],
            Instances = [new PackingInstance("i-1", new Resources(-128, 1024), HostPorts.None)],
            Template = s_template,
        });

        Assert.Equal(0, result.NewInstances);
        Assert.True(result.IsComplete);
    }

    [Fact]
    public void A_million_tasks_that_need_nothing_take_one_instance() =>
        Assert.Equal(1, Pack(s_template, Kind("idle", 1_000_000, Resources.None)).NewInstances);

    [Fact]
    public void Gpus_and_network_interfaces_count_like_the_rest()
    {
        Assert.Equal(5, Pack(s_template, Kind("gpu", 5, new Resources(64, 64, Gpus: 1))).NewInstances);
        Assert.Equal(3, Pack(s_template, Kind("awsvpc", 7, new Resources(64, 64, NetworkInterfaces: 1))).NewInstances);
    }

    [Fact]
    public void A_limit_per_instance_is_kept_and_its_tasks_share_instances_with_others()
    {
        var apart = Kind("apart", 10, new Resources(16, 16)) with { PerInstanceLimit = 1 };

        var result = Pack(s_template, apart, Kind("full", 10, new Resources(4080, 1024)));

        Assert.Equal(10, result.NewInstances);
        Assert.Equal(10, result.LowerBound);
        Assert.All(result.New, packed => Assert.Equal(1, packed.Contents.Single(content => content.Kind == "apart").Count));
    }

    [Fact]
    public void A_small_task_that_must_be_apart_is_not_left_for_last()
    {
        var large = Kind("large", 8, new Resources(1792, 512));
        var filler = Kind("filler", 4, new Resources(512, 512));
        var apart = Kind("z-apart", 4, new Resources(512, 512)) with { PerInstanceLimit = 1 };
        var problem = new PackingProblem { Kinds = [large, filler, apart], Template = s_template };

        Assert.Equal(8, NaiveFirstFitDecreasing.Pack(problem).NewInstances);
        Assert.Equal(5, Pack(s_template, large, filler, apart).NewInstances);
    }

    [Fact]
    public void Kinds_with_the_same_host_port_exclude_each_other_and_tcp_and_udp_do_not()
    {
        var small = new Resources(64, 64);
        var tcp = Kind("tcp", 2, small) with { Ports = new HostPorts([53], []) };
        var other = Kind("other", 3, small) with { Ports = new HostPorts([53, 80], []) };
        var udp = Kind("udp", 4, small) with { Ports = new HostPorts([], [53]) };

        var result = Pack(s_template, tcp, other, udp);

        Assert.Equal(5, result.NewInstances);
        Assert.Equal(5, result.LowerBound);
    }

    [Fact]
    public void A_port_that_an_instance_has_taken_keeps_the_kind_away()
    {
        var result = InstancePacker.Pack(new PackingProblem
        {
            Kinds = [Kind("web", 2, new Resources(64, 64)) with { Ports = new HostPorts([80], []) }],
            Instances = [new PackingInstance("i-1", new Resources(4096, 4096), new HostPorts([22, 80], [])), new PackingInstance("i-2", new Resources(4096, 4096), new HostPorts([22], []))],
        });

        Assert.Equal("i-2", Assert.Single(result.Existing).Id);
        Assert.Equal(new KindCount("web", 1), Assert.Single(result.Unpacked));
    }

    [Fact]
    public void Tasks_that_only_existing_instances_take_get_their_room_first()
    {
        var result = InstancePacker.Pack(new PackingProblem
        {
            Kinds =
            [
                Kind("anywhere", 2, new Resources(2048, 4096)),
                Kind("confined", 2, new Resources(1024, 1024)) with { AllowedOnNew = false, AllowedInstances = ["i-1", "i-gone"] },
            ],
            Instances = [new PackingInstance("i-1", new Resources(2048, 8192), HostPorts.None), new PackingInstance("i-2", new Resources(1024, 8192), HostPorts.None)],
            Template = s_template,
        });

        Assert.True(result.IsComplete);
        Assert.Equal([new KindCount("confined", 2)], Assert.Single(result.Existing).Contents);
        Assert.Equal(1, result.NewInstances);
    }

    [Fact]
    public void What_fits_nowhere_is_left_over_and_buys_nothing()
    {
        var result = Pack(s_template, Kind("huge", 3, new Resources(8192, 1024)));

        Assert.Equal(0, result.NewInstances);
        Assert.Equal([new KindCount("huge", 3)], result.Unpacked);
    }

    [Fact]
    public void No_more_new_instances_are_used_than_allowed()
    {
        var problem = PublishedWorkload.Grouped(500, 42) with { MaxNewInstances = 40 };

        var result = InstancePacker.Pack(problem);

        Assert.Equal(40, result.NewInstances);
        Assert.False(result.IsComplete);
        Assert.Empty(PackingChecker.Faults(problem, result));
    }

    [Fact]
    public void A_thousand_existing_instances_are_filled_before_new_ones()
    {
        var problem = PublishedWorkload.Grouped(10_000, 42);
        problem = problem with
        {
            Instances = [.. Enumerable.Range(0, 1_000).Select(index => new PackingInstance($"i-{index:D4}", new Resources(4096, 15800) - new Resources(index % 7 * 512, index % 5 * 1024), HostPorts.None))],
        };

        var result = InstancePacker.Pack(problem);

        Assert.Empty(PackingChecker.Faults(problem, result));
        Assert.True(result.IsComplete);
        Assert.True(result.NewInstances <= NaiveFirstFitDecreasing.Pack(problem).NewInstances);
        Assert.InRange(result.NewInstances, result.LowerBound, (int)(result.LowerBound * 1.02));
    }

    [Theory]
    [InlineData("a", "a", 1, 1, "kinds are called 'a'")]
    [InlineData("a", "b", -1, 1, "count of -1")]
    [InlineData("a", "b", 1, 0, "limit of 0")]
    public void A_problem_that_makes_no_sense_is_refused_in_one_sentence(string first, string second, int count, int limit, string expected)
    {
        var error = Assert.Throws<ArgumentException>(() =>
            Pack(s_template, Kind(first, count, new Resources(1, 1)) with { PerInstanceLimit = limit }, Kind(second, 1, new Resources(1, 1))));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_listed_twice_is_refused()
    {
        var twin = new PackingInstance("i-1", new Resources(1, 1), HostPorts.None);

        var error = Assert.Throws<ArgumentException>(() => InstancePacker.Pack(new PackingProblem { Kinds = [], Instances = [twin, twin] }));

        Assert.Contains("instances are called 'i-1'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_below_zero_are_refused() =>
        Assert.Throws<ArgumentException>(() => Pack(s_template, Kind("a", 1, new Resources(-1, 1))));

    private static PackingKind Kind(string id, int count, Resources needs) => new() { Id = id, Count = count, Needs = needs };

    private static PackingResult Pack(PackingTemplate template, params PackingKind[] kinds)
    {
        var problem = new PackingProblem { Kinds = kinds, Template = template };
        var result = InstancePacker.Pack(problem);
        Assert.Empty(PackingChecker.Faults(problem, result));
        return result;
    }
}

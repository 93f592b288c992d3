using BenchmarkDotNet.Attributes;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Benchmarks.Planning;

/// <summary>A whole plan with a verdict for each instance.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class PlannerBenchmarks
{
    private ClusterSnapshot _snapshot = null!;

    /// <summary>How many instances, with 30 tasks each.</summary>
    [Params(100, 1_000, 5_000)]
    public int Instances { get; set; }

    /// <summary>Makes the cluster.</summary>
    [GlobalSetup]
    public void Setup() => _snapshot = PlanWorkload.Of(Instances, 30);

    /// <summary>All tasks of an instance onto one other.</summary>
    [Benchmark]
    public int FitOne() => Planner.Plan(PlanWorkload.Definition(ScaleInFit.One, 1), _snapshot, MetricReadings.None).Instances.Count;

    /// <summary>Over several others, with the second proof.</summary>
    [Benchmark]
    public int FitMany() => Planner.Plan(PlanWorkload.Definition(ScaleInFit.Many, 1), _snapshot, MetricReadings.None).Instances.Count;
}

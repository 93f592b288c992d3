using BenchmarkDotNet.Attributes;
using EcsAutoscale.Core.Placement.Packing;
using EcsAutoscale.Core.Tests.Packing;

namespace EcsAutoscale.Benchmarks.Packing;

/// <summary>The published workload: the packer beside first fit decreasing task by task, on the same tasks.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class InstancePackerBenchmarks
{
    private PackingProblem _grouped = null!;
    private PackingProblem _oneByOne = null!;

    /// <summary>How many tasks.</summary>
    [Params(500, 2_000, 10_000)]
    public int Tasks { get; set; }

    /// <summary>Makes the tasks.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _grouped = PublishedWorkload.Grouped(Tasks, 42);
        _oneByOne = PublishedWorkload.OneByOne(Tasks, 42);
    }

    /// <summary>First fit decreasing, task by task.</summary>
    [Benchmark(Baseline = true)]
    public int NaiveFirstFit() => NaiveFirstFitDecreasing.Pack(_grouped).NewInstances;

    /// <summary>The packer, given 30 kinds.</summary>
    [Benchmark]
    public int Grouped() => InstancePacker.Pack(_grouped).NewInstances;

    /// <summary>The packer, given each task as a kind of its own.</summary>
    [Benchmark]
    public int OneByOne() => InstancePacker.Pack(_oneByOne).NewInstances;
}

/// <summary>The worst that can be asked: 10,000 kinds of 10,000 sizes.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ManyKindsBenchmarks
{
    private PackingProblem _different = null!;

    /// <summary>Makes the tasks.</summary>
    [GlobalSetup]
    public void Setup() => _different = PublishedWorkload.AllDifferent(10_000);

    /// <summary>First fit decreasing, task by task.</summary>
    [Benchmark(Baseline = true)]
    public int NaiveFirstFit() => NaiveFirstFitDecreasing.Pack(_different).NewInstances;

    /// <summary>The packer.</summary>
    [Benchmark]
    public int AllDifferent() => InstancePacker.Pack(_different).NewInstances;
}

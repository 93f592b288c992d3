using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement.Packing;

namespace EcsAutoscale.Core.Tests.Packing;

/// <summary>The published workload: tasks of common sizes, drawn by a linear congruential generator, onto instances of 4,096 CPU units and 15,800 MiB.</summary>
internal static class PublishedWorkload
{
    private static readonly int[] s_cpu = [128, 256, 256, 512, 512, 1024, 2048];
    private static readonly int[] s_memory = [256, 512, 512, 1024, 2048, 4096, 8192];

    public static PackingTemplate Template { get; } = new(new Resources(4096, 15800), HostPorts.None);

    public static IEnumerable<Resources> Tasks(int count, ulong seed)
    {
        ulong state = seed;
        for (int task = 0; task < count; task++)
        {
            int cpu = s_cpu[Next(7)];
            yield return new Resources(cpu, s_memory[Next(7)]);
        }

        int Next(ulong below)
        {
            state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
            return (int)((state >> 33) % below);
        }
    }

    /// <summary>Tasks of the same size as one kind.</summary>
    public static PackingProblem Grouped(int count, ulong seed) => new()
    {
        Kinds = [.. Tasks(count, seed).GroupBy(needs => needs).Select(group => new PackingKind { Id = $"{group.Key.Cpu}/{group.Key.Memory}", Needs = group.Key, Count = group.Count() })],
        Template = Template,
    };

    /// <summary>Each task as a kind of its own.</summary>
    public static PackingProblem OneByOne(int count, ulong seed) => new()
    {
        Kinds = [.. Tasks(count, seed).Select((needs, index) => Single(index, needs))],
        Template = Template,
    };

    /// <summary>As many kinds as tasks, hardly two of the same size.</summary>
    public static PackingProblem AllDifferent(int count) => new()
    {
        Kinds = [.. Enumerable.Range(0, count).Select(index => Single(index, new Resources(64 + (index * 7919 % 1009), 128 + (index * 104729 % 5003))))],
        Template = Template,
    };

    private static PackingKind Single(int index, Resources needs) =>
        new() { Id = "task-" + index.ToString("D5", CultureInfo.InvariantCulture), Needs = needs, Count = 1 };
}

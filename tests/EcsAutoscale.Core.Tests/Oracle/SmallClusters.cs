using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Tests.Oracle;

/// <summary>Small clusters: all of a bounded family, and many of a larger one from fixed seeds.</summary>
public static class SmallClusters
{
    private static readonly SmallService[] Kinds =
    [
        new(1, 1), new(2, 1, SmallStrategy.PackCpu), new(1, 2, SmallStrategy.Random), new(2, 2, SmallStrategy.SpreadInstance),
        new(1, 1, SmallStrategy.PackMemory, Port: 80), new(1, 1, Distinct: true),
    ];

    private static readonly int[] Buffers = [0, 1];

    /// <summary>All clusters of three instances of 4 × 4 over two zones, with up to four tasks of two services out of six kinds, with and without a buffer.</summary>
    public static IEnumerable<SmallCluster> Systematic()
    {
        foreach (var services in Pairs())
            foreach (var zones in new[] { "aaa", "aab", "abb" })
                foreach (var places in Placements(instances: 3, tasks: 4))
                    foreach (var buffer in Buffers)
                    {
                        if (Build(services, [(4, 4), (4, 4), (4, 4)], zones, places, buffer, buffer, drained: -1) is { } cluster) yield return cluster;
                    }
    }

    /// <summary>Clusters of 2 to 4 instances of several sizes, up to six tasks of up to five services with ports, zones and distinctInstance, some with a drain under way.</summary>
    public static IEnumerable<SmallCluster> Sampled(int seed, int count)
    {
        var random = new Random(seed);
        while (count > 0)
        {
            var services = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Service(random)).ToArray();
            var instances = random.Next(2, 5);
            var sizes = Enumerable.Range(0, instances).Select(_ => (random.Next(3, 7), random.Next(3, 7))).ToArray();
            var zones = string.Concat(Enumerable.Range(0, instances).Select(_ => "abc"[random.Next(3)]));
            var places = Enumerable.Range(0, random.Next(1, 7)).Select(_ => (random.Next(services.Length), random.Next(instances))).ToArray();
            var (bufferCpu, bufferMemory) = random.Next(3) == 0 ? (random.Next(3), random.Next(3)) : (0, 0);
            if (Build(services, sizes, zones, places, bufferCpu, bufferMemory, random.Next(5) == 0 ? random.Next(instances) : -1) is not { } cluster) continue;
            count--;
            yield return cluster;
        }
    }

    private static SmallService Service(Random random) => new(
        random.Next(4), random.Next(4), (SmallStrategy)random.Next(5),
        random.Next(5) == 0 ? 80 + random.Next(2) : 0, random.Next(5) == 0, random.Next(6) == 0 ? "ab"[random.Next(2)] : '-');

    private static IEnumerable<SmallService[]> Pairs() =>
        from first in Enumerable.Range(0, Kinds.Length) from second in Enumerable.Range(first, Kinds.Length - first) select new[] { Kinds[first], Kinds[second] };

    // Every way to put up to so many tasks of services 0 and 1 onto instances, tasks of a service being alike.
    private static IEnumerable<(int Service, int Instance)[]> Placements(int instances, int tasks)
    {
        var slots = Enumerable.Range(0, 2).SelectMany(service => Enumerable.Range(0, instances).Select(instance => (service, instance))).ToArray();
        return Multisets(slots, 0, tasks);
    }

    private static IEnumerable<(int, int)[]> Multisets((int, int)[] slots, int from, int most)
    {
        yield return [];
        if (most == 0) yield break;
        for (var index = from; index < slots.Length; index++)
        {
            foreach (var rest in Multisets(slots, index, most - 1)) yield return [slots[index], .. rest];
        }
    }

    // Null where the tasks could not have been placed so, or nothing runs.
    private static SmallCluster? Build(
        SmallService[] services, (int Cpu, int Memory)[] sizes, string zones, (int Service, int Instance)[] places, int bufferCpu, int bufferMemory, int drained)
    {
        if (places.Length == 0) return null;
        var instances = sizes.Select((size, index) => new SmallInstance(
            size.Cpu, size.Memory, zones[index], [.. places.Where(place => place.Instance == index).Select(place => place.Service)], index == drained)).ToArray();
        return instances.All(instance => Holds(services, instance)) ? new SmallCluster(services, instances, bufferCpu, bufferMemory) : null;
    }

    private static bool Holds(SmallService[] services, SmallInstance instance)
    {
        var tasks = instance.Tasks.Select(task => services[task]).ToArray();
        var ports = tasks.Where(task => task.Port > 0).Select(task => task.Port).ToArray();
        return tasks.Sum(task => task.Cpu) <= instance.Cpu && tasks.Sum(task => task.Memory) <= instance.Memory
            && ports.Distinct().Count() == ports.Length
            && instance.Tasks.Where(task => services[task].Distinct).GroupBy(task => task).All(group => group.Count() == 1)
            && tasks.All(task => task.Zone == '-' || task.Zone == instance.Zone);
    }
}

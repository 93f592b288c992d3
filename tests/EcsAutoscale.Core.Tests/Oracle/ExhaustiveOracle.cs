using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Tests.Oracle;

/// <summary>
/// What is true of a small cluster, found by looking at everything that could happen: slow, simple, and without a line of core's placement. Where tasks are
/// is a list of (service, instance); nothing is computed in advance and nothing is undone.
/// </summary>
public sealed class ExhaustiveOracle
{
    private readonly SmallCluster _cluster;
    private readonly int[] _open;
    private readonly List<(int Service, int Instance)> _staying = [];
    private readonly List<(int Service, int Instance)> _leaving = [];

    public ExhaustiveOracle(SmallCluster cluster, int removed)
    {
        _cluster = cluster;
        _open = [.. Enumerable.Range(0, cluster.Instances.Count).Where(index => index != removed && !cluster.Instances[index].Drains)];
        for (var index = 0; index < cluster.Instances.Count; index++)
        {
            foreach (var service in cluster.Instances[index].Tasks) (_open.Contains(index) ? _staying : _leaving).Add((service, index));
        }
    }

    /// <summary>
    /// The cluster after ECS has placed all that leaves, and what waits, in some order, with some choice wherever it has one; what it strands stays unplaced.
    /// Instances that leave are gone.
    /// </summary>
    public SmallCluster AfterEcs(Random random)
    {
        var placed = new List<(int Service, int Instance)>(_staying);
        var stranded = new List<int>();
        foreach (var service in Moving.Concat(_cluster.Unplaced).OrderBy(_ => random.Next()).ToArray())
        {
            var choices = EcsChoices(placed, service);
            if (choices.Length == 0) stranded.Add(service);
            else placed.Add((service, choices[random.Next(choices.Length)]));
        }

        return _cluster with
        {
            Instances = [.. _open.Select(index => _cluster.Instances[index] with { Tasks = [.. placed.Where(task => task.Instance == index).Select(task => task.Service)] })],
            Unplaced = stranded,
        };
    }

    private int[] Moving => [.. _leaving.Select(task => task.Service)];

    /// <summary>Whether one instance can take all that leaves, and the buffer.</summary>
    public bool OneTakesAll() => _open.Any(target =>
    {
        var placed = new List<(int, int)>(_staying);
        foreach (var service in Moving)
        {
            if (!Fits(placed, service, target)) return false;
            placed.Add((service, target));
        }

        return HoldsBuffer(placed, target);
    });

    /// <summary>Whether any placement of all that leaves exists, with the buffer on one instance.</summary>
    public bool PlacementExists() => Exists(_staying, Moving);

    /// <summary>Whether all find a place and the buffer stays, in every order and wherever each task is put.</summary>
    public bool AnyChoiceWorks() => Always(_staying, Moving, (placed, service) => [.. _open.Where(target => Fits(placed, service, target))], []);

    /// <summary>The same, where ECS chooses by the services' strategies; ties are anybody's.</summary>
    public bool EveryOrderOfEcsWorks() => Always(_staying, Moving, EcsChoices, []);

    private bool Exists(List<(int, int)> placed, int[] left) => left.Length == 0
        ? _open.Any(target => HoldsBuffer(placed, target))
        : _open.Where(target => Fits(placed, left[0], target)).Any(target => Exists([.. placed, (left[0], target)], left[1..]));

    private bool Always(List<(int Service, int Instance)> placed, int[] left, Func<List<(int, int)>, int, int[]> choices, Dictionary<string, bool> known)
    {
        if (left.Length == 0) return _open.Any(target => HoldsBuffer(placed, target));
        var key = string.Join(' ', placed.Select(task => task.Service + "@" + task.Instance).Order(StringComparer.Ordinal));
        if (known.TryGetValue(key, out var before)) return before;
        var always = Enumerable.Range(0, left.Length).All(next =>
        {
            var places = choices(placed, left[next]);
            return places.Length > 0 && places.All(target => Always([.. placed, (left[next], target)], [.. left[..next], .. left[(next + 1)..]], choices, known));
        });
        known[key] = always;
        return always;
    }

    // Each old task may still be running, or have stopped, when ECS counts a zone's tasks.
    private int[] EcsChoices(List<(int Service, int Instance)> placed, int service)
    {
        var fitting = _open.Where(target => Fits(placed, service, target)).ToArray();
        if (fitting.Length == 0) return [];
        var strategy = _cluster.Services[service].Strategy;
        if (strategy == SmallStrategy.Random) return fitting;
        if (strategy == SmallStrategy.PackCpu) return Least(fitting, target => FreeCpu(placed, target));
        if (strategy == SmallStrategy.PackMemory) return Least(fitting, target => FreeMemory(placed, target));
        if (strategy == SmallStrategy.SpreadInstance) return Least(fitting, target => CountOn(placed, service, target));
        var old = _leaving.Where(task => task.Service == service).ToArray();
        return [.. Subsets(old).SelectMany(running =>
            Least(Least(fitting, target => CountIn([.. placed, .. running], service, ZoneOf(target))), target => CountOn(placed, service, target))).Distinct()];
    }

    private static IEnumerable<List<(int, int)>> Subsets((int, int)[] items)
    {
        for (var mask = 0; mask < 1 << items.Length; mask++)
            yield return [.. items.Where((_, index) => (mask & (1 << index)) != 0)];
    }

    private static int[] Least(int[] targets, Func<int, int> measure)
    {
        var least = targets.Min(measure);
        return [.. targets.Where(target => measure(target) == least)];
    }

    private bool Fits(List<(int Service, int Instance)> placed, int service, int target)
    {
        var wanted = _cluster.Services[service];
        var there = placed.Where(task => task.Instance == target).ToArray();
        return (wanted.Cpu == 0 || wanted.Cpu <= FreeCpu(placed, target))
            && (wanted.Memory == 0 || wanted.Memory <= FreeMemory(placed, target))
            && (wanted.Port == 0 || there.All(task => _cluster.Services[task.Service].Port != wanted.Port))
            && (!wanted.Distinct || there.All(task => task.Service != service))
            && (wanted.Zone == '-' || ZoneOf(target) == wanted.Zone);
    }

    private bool HoldsBuffer(List<(int, int)> placed, int target) =>
        (_cluster.BufferCpu == 0 || _cluster.BufferCpu <= FreeCpu(placed, target)) && (_cluster.BufferMemory == 0 || _cluster.BufferMemory <= FreeMemory(placed, target));

    private int FreeCpu(List<(int Service, int Instance)> placed, int target) =>
        _cluster.Instances[target].Cpu - placed.Where(task => task.Instance == target).Sum(task => _cluster.Services[task.Service].Cpu);

    private int FreeMemory(List<(int Service, int Instance)> placed, int target) =>
        _cluster.Instances[target].Memory - placed.Where(task => task.Instance == target).Sum(task => _cluster.Services[task.Service].Memory);

    private static int CountOn(List<(int Service, int Instance)> placed, int service, int target) => placed.Count(task => task.Service == service && task.Instance == target);

    private int CountIn(List<(int Service, int Instance)> placed, int service, char zone) => placed.Count(task => task.Service == service && ZoneOf(task.Instance) == zone);

    private char ZoneOf(int instance) => _cluster.Instances[instance].Zone;
}

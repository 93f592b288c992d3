using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.Time;

namespace EcsAutoscale.Simulation.Ecs.Placement;

/// <summary>Chooses the instance of a new task: resources, then constraints, then strategies in order (ECS-FACTS section 2).</summary>
internal sealed class TaskPlacer(SeededRandom random)
{
    private readonly List<ContainerInstance> _candidates = [];
    private readonly List<ContainerInstance> _best = [];

    public ContainerInstance? Choose(EcsCluster cluster, PlacementRequest request)
    {
        _candidates.Clear();
        foreach (var instance in cluster.InstanceArray)
        {
            if (request.FitsOn(instance))
                _candidates.Add(instance);
        }

        foreach (var strategy in request.Strategies.Count == 0 ? Default : request.Strategies)
            Narrow(strategy, request.Service);
        return _candidates.Count == 0 ? null : _candidates[0];
    }

    private static IReadOnlyList<PlacementStrategy> Default { get; } = [PlacementStrategy.SpreadZones, PlacementStrategy.SpreadInstances];

    private void Narrow(PlacementStrategy strategy, EcsService? service)
    {
        if (_candidates.Count < 2)
            return;
        switch (strategy.Type)
        {
            case "random":
                var chosen = _candidates[random.Below(_candidates.Count)];
                _candidates.Clear();
                _candidates.Add(chosen);
                break;
            case "binpack":
                KeepLeast(strategy.Field == "cpu" ? i => i.Resources.RemainingCpu : i => i.Resources.RemainingMemory);
                break;
            case "spread":
                KeepLeast(SpreadCount(strategy.Field ?? "", service));
                break;
            default:
                throw CloudException.InvalidParameter("Unknown placement strategy type: " + strategy.Type);
        }
    }

    private void KeepLeast(Func<ContainerInstance, int> rank)
    {
        _best.Clear();
        var least = int.MaxValue;
        foreach (var candidate in _candidates)
        {
            var value = rank(candidate);
            if (value > least)
                continue;
            if (value < least)
                _best.Clear();
            least = value;
            _best.Add(candidate);
        }

        _candidates.Clear();
        _candidates.AddRange(_best);
    }

    /// <summary>How many tasks of the service share the candidate's value of the field; all tasks where there is no service.</summary>
    private static Func<ContainerInstance, int> SpreadCount(string field, EcsService? service)
    {
        if (service is null)
            return i => i.Tasks.Count;
        if (field is "instanceId" or "host")
            return i => i.CountOf(service);
        var name = field.StartsWith("attribute:", StringComparison.Ordinal) ? field.Substring("attribute:".Length) : field;
        if (name == ContainerInstance.ZoneAttribute)
            return i => service.CountInZone(i.Zone);
        var counts = service.Tasks.Where(t => t.IsWanted).GroupBy(t => Value(t.Instance, name), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return i => counts.TryGetValue(Value(i, name), out var count) ? count : 0;
    }

    private static string Value(ContainerInstance instance, string name) =>
        instance.Attributes.TryGetValue(name, out var value) ? value ?? "" : "";
}

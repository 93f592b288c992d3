using System;
using System.Collections.Generic;
using EcsAutoscale.Simulation.AutoScaling;

namespace EcsAutoscale.Simulation.Building;

/// <summary>Sets up one Auto Scaling group.</summary>
public sealed class GroupBuilder
{
    private readonly List<Action<SimulatedCloud, AutoScalingGroup>> _finish = [];

    internal GroupBuilder(GroupSpec spec) => Spec = spec;

    internal GroupSpec Spec { get; private set; }

    internal IReadOnlyList<string>? ZoneOfEach { get; private set; }

    /// <summary>Sets its bounds and how many instances it starts with.</summary>
    public GroupBuilder Size(int min, int max, int desired) => With(s => s with { MinSize = min, MaxSize = max, DesiredCapacity = desired });

    /// <summary>Sets where it launches; its first instances are spread over the zones in turn.</summary>
    public GroupBuilder Zones(params string[] zones) => With(s => s with { Zones = zones });

    /// <summary>Sets the zone of each of the first instances.</summary>
    public GroupBuilder InstancesIn(params string[] zoneOfEach)
    {
        ZoneOfEach = zoneOfEach;
        return this;
    }

    /// <summary>Sets what it launches.</summary>
    public GroupBuilder Launches(InstanceTemplate template) => With(s => s with { Template = template });

    /// <summary>Adds a capacity provider on the group to its cluster.</summary>
    public GroupBuilder CapacityProvider(string name, bool managedScaling)
    {
        _finish.Add((cloud, group) => cloud.Ecs.CreateCapacityProvider(group.Spec.Cluster!, name, group.Arn, managedScaling));
        return With(s => s with { CapacityProvider = name });
    }

    /// <summary>Suspends processes such as AZRebalance.</summary>
    public GroupBuilder Suspends(params string[] processes)
    {
        _finish.Add((_, group) => group.SuspendedProcesses.UnionWith(processes));
        return this;
    }

    /// <summary>Protects the instances of these indexes from the group's scale-in.</summary>
    public GroupBuilder Protects(params int[] indexes)
    {
        _finish.Add((_, group) =>
        {
            foreach (var index in indexes)
                AutoScalingControl.Protect(group.Instances[index], isProtected: true);
        });
        return this;
    }

    /// <summary>Changes anything else.</summary>
    public GroupBuilder With(Func<GroupSpec, GroupSpec> change)
    {
        Spec = change(Spec);
        return this;
    }

    internal void Finish(SimulatedCloud cloud, AutoScalingGroup group)
    {
        foreach (var step in _finish)
            step(cloud, group);
    }
}

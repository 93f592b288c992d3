using System;
using System.Collections.Generic;
using EcsAutoscale.Simulation.Ecs;
using EcsAutoscale.Simulation.Metrics;

namespace EcsAutoscale.Simulation.Building;

/// <summary>Sets up one service and its task definition.</summary>
public sealed class ServiceBuilder
{
    internal ServiceBuilder(string name)
    {
        Family = name;
        Spec = new ServiceSpec { Name = name };
        Needs(256, 512);
    }

    internal string Family { get; }

    internal ServiceSpec Spec { get; private set; }

    internal TaskDefinitionSpec Definition { get; private set; } = new();

    internal IReadOnlyList<int>? On { get; private set; }

    internal ServiceLoad? ServiceLoad { get; private set; }

    /// <summary>What one task needs: one container with CPU units and a hard limit in MiB. Default 256 and 512.</summary>
    public ServiceBuilder Needs(int cpu, int memory) => Runs(d => d with { Containers = [new ContainerSpec { Name = Spec.Name, Cpu = cpu, Memory = memory }] });

    /// <summary>Changes anything of the task definition.</summary>
    public ServiceBuilder Runs(Func<TaskDefinitionSpec, TaskDefinitionSpec> change)
    {
        Definition = change(Definition);
        return this;
    }

    /// <summary>How many tasks.</summary>
    public ServiceBuilder Desired(int count) => With(s => s with { DesiredCount = count });

    /// <summary>One task on every instance.</summary>
    public ServiceBuilder Daemon() => With(s => s with { SchedulingStrategy = "DAEMON" });

    /// <summary>Minimum and maximum healthy percent.</summary>
    public ServiceBuilder HealthyPercent(int minimum, int maximum) => With(s => s with { MinimumHealthyPercent = minimum, MaximumPercent = maximum });

    /// <summary>How tasks are placed, in order.</summary>
    public ServiceBuilder Placed(params PlacementStrategy[] strategies) => With(s => s with { PlacementStrategy = strategies });

    /// <summary>Where tasks may be placed.</summary>
    public ServiceBuilder Constrained(params PlacementConstraint[] constraints) => With(s => s with { PlacementConstraints = constraints });

    /// <summary>How its tasks behave.</summary>
    public ServiceBuilder Behaves(TaskBehaviour behaviour) => With(s => s with { Behaviour = behaviour });

    /// <summary>The instances of its first tasks by index in order of creation, one for each task; the rest ECS places.</summary>
    public ServiceBuilder PlacedOn(params int[] instanceOfEach)
    {
        On = instanceOfEach;
        return this;
    }

    /// <summary>What its users demand in all, in CPU units and MiB; it feeds AWS/ECS metrics.</summary>
    public ServiceBuilder Load(double cpuUnits, double memoryMiB)
    {
        ServiceLoad = new ServiceLoad(cpuUnits, memoryMiB);
        return this;
    }

    /// <summary>Changes anything else.</summary>
    public ServiceBuilder With(Func<ServiceSpec, ServiceSpec> change)
    {
        Spec = change(Spec);
        return this;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Simulation.Ecs.Placement;

/// <summary>One task that looks for an instance.</summary>
internal sealed class PlacementRequest
{
    private readonly List<MemberOfExpression> _memberOf;
    private readonly bool _distinct;

    private PlacementRequest(TaskDefinition definition, EcsService? service)
    {
        Definition = definition;
        Service = service;
        Need = TaskNeed.Of(definition.Spec);
        PlacementConstraint[] all = [.. definition.Spec.PlacementConstraints, .. service?.Spec.PlacementConstraints ?? []];
        _memberOf = [.. all.Where(c => c.Type == "memberOf").Select(c => MemberOfExpression.Parse(c.Expression ?? ""))];
        _distinct = service is not null && all.Any(c => c.Type == "distinctInstance");
        Strategies = service?.Spec.PlacementStrategy ?? [];
    }

    public TaskDefinition Definition { get; }

    public EcsService? Service { get; }

    public TaskNeed Need { get; }

    public IReadOnlyList<PlacementStrategy> Strategies { get; }

    public static PlacementRequest For(EcsService service) => new(service.Primary.Definition, service);

    public static PlacementRequest For(TaskDefinition definition) => new(definition, null);

    public bool IsAllowedOn(ContainerInstance instance) =>
        (_memberOf.Count == 0 || _memberOf.TrueForAll(m => m.Matches(instance)))
        && !(_distinct && instance.CountOf(Service!) > 0);

    public bool FitsOn(ContainerInstance instance) => instance.TakesTasks && instance.Resources.Fits(Need) && IsAllowedOn(instance);

    /// <summary>Why no instance was found, as ECS ends its event message.</summary>
    public string WhyNowhere(EcsCluster cluster)
    {
        if (cluster.Instances.Count == 0)
            return "Reason: No Container Instances were found in your cluster.";
        var closest = cluster.Instances
            .OrderByDescending(i => i.TakesTasks).ThenByDescending(IsAllowedOn)
            .ThenByDescending(i => Math.Min(0, i.Resources.RemainingCpu - Need.Cpu) + Math.Min(0, i.Resources.RemainingMemory - Need.Memory))
            .ThenBy(i => i.Id, StringComparer.Ordinal)
            .First();
        return $"The closest matching (container-instance {closest.Id}) {Obstacle(closest)}.";
    }

    private string Obstacle(ContainerInstance closest)
    {
        if (!closest.TakesTasks)
            return "encountered error \"AGENT\"";
        return IsAllowedOn(closest) ? closest.Resources.WhyNot(Need) ?? "is no longer available" : "doesn't meet the placement constraints";
    }
}

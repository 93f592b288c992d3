using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>Warnings of others that are at work on a service: Application Auto Scaling, and a rollout.</summary>
public static class OtherHands
{
    /// <summary>The warnings of a plan: Application Auto Scaling on services that the definition scales, rollouts of services whose count changes.</summary>
    /// <param name="definition">The cluster.</param>
    /// <param name="snapshot">What was observed.</param>
    /// <param name="verdicts">What was decided of the services.</param>
    internal static IEnumerable<string> Of(ClusterDefinition definition, ClusterSnapshot snapshot, IEnumerable<ServiceVerdict> verdicts)
    {
        var scaled = definition.Services.Where(service => service.Enabled).Select(service => service.Name).ToArray();
        var changing = verdicts.Where(verdict => verdict.Changes).Select(verdict => verdict.Service).ToArray();
        return
        [
            .. snapshot.ScalableTargets.Where(target => scaled.Contains(target.Service)).Select(OfTarget).OfType<string>(),
            .. (snapshot.Services ?? []).Where(service => changing.Contains(service.Name)).Select(OfRollout).OfType<string>(),
        ];
    }

    /// <summary>The warning that Application Auto Scaling scales a service; null where all of it is suspended.</summary>
    /// <param name="target">What it says of the service.</param>
    public static string? OfTarget(ScalableTarget target) => target.IsSuspended
        ? null
        : ServicePlanner.Text($"service {target.Service}: Application Auto Scaling scales it as well, between {target.MinCapacity} and {target.MaxCapacity} tasks, and may undo a change; suspend or deregister its scalable target, or leave the service to it");

    /// <summary>The warning that a rollout of a service is at work; null where none is.</summary>
    /// <param name="service">The service.</param>
    public static string? OfRollout(EcsService service) => service.IsRollingOut
        ? $"service {service.Name}: a rollout is at work; ECS brings the new count about beside it"
        : null;
}

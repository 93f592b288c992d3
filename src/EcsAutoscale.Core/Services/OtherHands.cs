using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>Warnings of others that are at work on a service: Application Auto Scaling, another hand, and a rollout.</summary>
public static class OtherHands
{
    /// <summary>The warnings of a plan: Application Auto Scaling on services that the definition scales, changes by another hand, rollouts of services whose count changes.</summary>
    /// <param name="definition">The cluster.</param>
    /// <param name="snapshot">What was observed.</param>
    /// <param name="verdicts">What was decided of the services.</param>
    internal static IEnumerable<string> Of(ClusterDefinition definition, ClusterSnapshot snapshot, IEnumerable<ServiceVerdict> verdicts)
    {
        var scaled = definition.Services.Where(service => service.Enabled).Select(service => service.Name).ToArray();
        var changing = verdicts.Where(verdict => verdict.Changes).Select(verdict => verdict.Service).ToArray();
        return
        [
            .. snapshot.ScalableTargets.Where(target => scaled.Contains(target.Service)).Select(target => OfTarget(definition, target)).OfType<string>(),
            .. verdicts.Where(verdict => verdict.Reason == Reason.OtherHand).Select(verdict => $"service {verdict.Service}: {verdict.Explanation}"),
            .. (snapshot.Services ?? []).Where(service => changing.Contains(service.Name)).Select(OfRollout).OfType<string>(),
        ];
    }

    /// <summary>Why a service is left to Application Auto Scaling, as part of a sentence.</summary>
    internal static string Leaves(ScalableTarget target) => ServicePlanner.Text(
        $"Application Auto Scaling scales it between {target.MinCapacity} and {target.MaxCapacity} tasks, so its count is left alone (stand_off.application_auto_scaling); suspend or deregister its scalable target to have it back");

    private static string? OfTarget(ClusterDefinition definition, ScalableTarget target) =>
        !target.IsSuspended && definition.Services.First(service => service.Name == target.Service).StandOff.ApplicationAutoScaling
            ? $"service {target.Service}: {Leaves(target)}"
            : OfTarget(target);

    /// <summary>The warning that Application Auto Scaling scales a service, where that is no reason to leave it alone; null where all of it is suspended.</summary>
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

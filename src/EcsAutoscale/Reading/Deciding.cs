using System;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Services;

namespace EcsAutoscale.Reading;

/// <summary>Plans what was seen.</summary>
internal static class Deciding
{
    /// <summary>The plan of what was seen.</summary>
    public static AutoscalePlan Plan(Sight sight, Redactor redactor) =>
        Emitted.Of(Planner.Plan(sight.Target.Definition, sight.Snapshot, sight.Readings), redactor);

    /// <summary>The definition for who asks by name and takes over at once, also from what somebody changed a moment ago.</summary>
    public static ClusterDefinition AtOnce(ClusterDefinition definition) => definition with
    {
        Services = [.. definition.Services.Select(service => service with { StandOff = service.StandOff with { Changes = TimeSpan.Zero } })],
    };

    /// <summary>The verdict of one service that the definition names, for who asks by name.</summary>
    public static ServiceVerdict Service(Sight sight, EcsService service, Redactor redactor)
    {
        var verdict = ServicePlanner.Plan(AtOnce(sight.Target.Definition), sight.Snapshot, sight.Readings).First(one => one.Service == service.Name);
        return verdict with { Explanation = redactor.Redact(verdict.Explanation) };
    }

    /// <summary>The action that sets a service's desired count.</summary>
    public static ScalingAction SetCount(string cluster, EcsService service, int count, Reason reason, string explanation) => new()
    {
        Kind = ScalingActionKind.SetDesiredCount,
        Cluster = cluster,
        Target = service.Name,
        Before = service.DesiredCount.ToString(CultureInfo.InvariantCulture),
        After = count.ToString(CultureInfo.InvariantCulture),
        Reason = reason,
        Explanation = explanation,
    };
}

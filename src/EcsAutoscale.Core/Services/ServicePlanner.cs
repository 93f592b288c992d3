using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>Says what each service's desired count should be. It starts from the desired count, never from the running one (case D1).</summary>
public static class ServicePlanner
{
    /// <summary>A verdict for each service of the definition, in its order.</summary>
    /// <param name="definition">The cluster.</param>
    /// <param name="snapshot">What was observed.</param>
    /// <param name="readings">The services' metrics.</param>
    public static IReadOnlyList<ServiceVerdict> Plan(ClusterDefinition definition, ClusterSnapshot snapshot, MetricReadings readings)
    {
        if (definition.Services.Count == 0) return [];
        if (snapshot.Services is null)
            return [.. definition.Services.Select(service => Keep(definition.Name, service.Name, null, Reason.UnknownData, "services were not read"))];
        var byName = new Dictionary<string, EcsService>(StringComparer.Ordinal);
        foreach (var service in snapshot.Services) byName[service.Name] = service;
        var protectedTasks = ProtectedTasks.ByService(snapshot);
        var targets = snapshot.ScalableTargets.GroupBy(target => target.Service, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        return [.. definition.Services.Select(wanted => Judge(
            definition.Name, wanted, byName.TryGetValue(wanted.Name, out var service) ? service : null, readings, snapshot.ObservedAt,
            protectedTasks.TryGetValue(wanted.Name, out var count) ? count : 0, targets.TryGetValue(wanted.Name, out var target) ? target : null))];
    }

    /// <summary>A verdict for one service.</summary>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="wanted">What the definition says.</param>
    /// <param name="service">The service; null where there is none.</param>
    /// <param name="readings">The services' metrics.</param>
    /// <param name="now">When the service was observed.</param>
    /// <param name="protectedTasks">How many of its tasks have scale-in protection.</param>
    /// <param name="target">What Application Auto Scaling scales of it; null for nothing.</param>
    public static ServiceVerdict Judge(
        string cluster, ServiceDefinition wanted, EcsService? service, MetricReadings readings, DateTimeOffset now, int protectedTasks = 0, ScalableTarget? target = null)
    {
        if (!wanted.Enabled) return Keep(cluster, wanted.Name, service, Reason.Disabled, "skipped: enabled is false");
        if (service is null) return Keep(cluster, wanted.Name, null, Reason.NotFound, $"the cluster has no service {wanted.Name}; check the name in the definition");
        if (!service.IsActive) return Keep(cluster, wanted.Name, service, Reason.NotActive, $"the service is {service.Status}");
        if (service.IsDaemon) return Keep(cluster, wanted.Name, service, Reason.DaemonService, "a daemon service runs one task on each instance and has no count to set");
        var context = new ServiceContext(cluster, wanted, service, readings.Of(wanted.Name), now);
        return ProtectedTasks.Keep(ServiceStandOff.Judge(context, target) ?? Judge(context), protectedTasks) with { Metrics = context.Values.Readings };
    }

    private static ServiceVerdict Judge(ServiceContext context)
    {
        var wanted = context.Wanted;
        if (context.Desired < wanted.Min) return BelowMinimum(context);
        if (context.Desired > wanted.Max)
            return context.Change(wanted.Max, Reason.AboveMaximum, Text($"desired {context.Desired} is above the {ServiceBounds.Maximum(wanted)}"));
        var policies = ScalingPolicies.Of(context);
        return policies.Count == 0
            ? context.Keep(Reason.NothingToDo, $"inside its bounds {ServiceBounds.Both(wanted)}; it has no events and no target")
            : ServiceCooldown.Apply(context, PolicyCombiner.Decide(context, policies));
    }

    // To the minimum whatever else holds, and at once to what a target asks for where that is more: a deep queue does not wait for the next run.
    private static ServiceVerdict BelowMinimum(ServiceContext context)
    {
        var explanation = Text($"desired {context.Desired} is below the {ServiceBounds.Minimum(context.Wanted)}");
        var toMinimum = context.Change(context.Wanted.Min, Reason.BelowMinimum, explanation);
        var policies = ScalingPolicies.Absolute(context);
        if (policies.Count == 0) return toMinimum;
        var more = ServiceCooldown.Apply(context, PolicyCombiner.Decide(context, policies));
        if (more.RecommendedCount > context.Wanted.Min) return more with { Explanation = $"{more.Explanation}; {explanation}" };
        return more.Reason == Reason.MetricFailed ? toMinimum with { Explanation = $"{explanation}; its target says nothing: {more.Explanation}" } : toMinimum;
    }

    internal static ServiceVerdict Keep(string cluster, string name, EcsService? service, Reason reason, string explanation) => new()
    {
        Cluster = cluster,
        Service = name,
        DesiredCount = service?.DesiredCount ?? 0,
        RecommendedCount = service?.DesiredCount ?? 0,
        Reason = reason,
        Explanation = explanation,
    };

    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

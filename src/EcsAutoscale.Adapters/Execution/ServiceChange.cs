using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>Sets a service's desired count.</summary>
internal sealed class ServiceChange(IAmazonECS ecs, IntentTags tags)
{
    /// <summary>Sets the count to an absolute value, where the service still has the count that it was planned on.</summary>
    public async Task<Outcome> SetDesiredCountAsync(ScalingAction action, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!Numbers.TryParse(action.After, out var after))
        {
            return Outcome.Failed($"'{action.After}' is no count of tasks.");
        }

        var answer = await ecs.DescribeServicesAsync(
            new DescribeServicesRequest { Cluster = action.Cluster, Services = [action.Target] }, cancellation).ConfigureAwait(false);
        var service = answer.Services.FirstOrDefault();
        var moved = WhatMoved(service, action);
        if (moved is not null) return Outcome.Skipped(moved);

        return await tags.AroundServiceAsync(
            service!.ServiceArn, action.Target, IntentOf(action, service.DesiredCount ?? 0, after, now), () => UpdateAsync(action, after, cancellation), cancellation).ConfigureAwait(false);
    }

    // What a caller asked for is another hand's to the runs that follow: they leave it alone for a while.
    private static DesiredIntent IntentOf(ScalingAction action, int before, int after, DateTimeOffset now) => action.Reason == Reason.Requested
        ? new DesiredIntent(before, before, now) { Seen = new SeenHand(after, now, "Set-EcsServiceScale") }
        : new DesiredIntent(before, after, now);

    private async Task<Outcome> UpdateAsync(ScalingAction action, int count, CancellationToken cancellation)
    {
        // Every other member stays unset: the count alone starts no deployment (ECS-FACTS section 3).
        await ecs.UpdateServiceAsync(
            new UpdateServiceRequest { Cluster = action.Cluster, Service = action.Target, DesiredCount = count }, cancellation).ConfigureAwait(false);
        return Outcome.Applied;
    }

    private static string? WhatMoved(Service? service, ScalingAction action)
    {
        if (service is null) return $"The service {action.Target} does not exist any more.";
        if (service.Status != "ACTIVE") return $"The service {action.Target} is {service.Status}, not ACTIVE.";
        if (service.SchedulingStrategy == "DAEMON") return $"The service {action.Target} is a daemon: it has no desired count to set.";
        var now = Numbers.Text(service.DesiredCount);
        return now == action.Before
            ? null
            : $"The desired count of {action.Target} is {now} by now; the change to {action.After} was planned on {action.Before}.";
    }
}

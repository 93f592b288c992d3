using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>The order in which instances are tried.</summary>
internal static class CandidateOrder
{
    /// <summary>
    /// With <c>fit: one</c> the original's two: the least reserved memory, then the least reserved CPU. With <c>fit: many</c> all, in order of
    /// least disruption: fewest tasks to move, then the zone in which most instances are left (terminating unevenly makes the group rebalance, ECS-FACTS
    /// section 5), then the least reserved. Ties by name.
    /// </summary>
    public static IEnumerable<ContainerInstance> Of(ScaleInContext context, IReadOnlyList<ContainerInstance> free) =>
        context.Policy.Fit == ScaleInFit.One ? Two(free) : ByDisruption(context, free);

    /// <summary>The two orders of <c>fit: one</c>: by reserved memory, and by reserved CPU.</summary>
    public static IReadOnlyList<IEnumerable<ContainerInstance>> OfReserved(IReadOnlyList<ContainerInstance> free) =>
    [
        free.OrderBy(ReservedMemory).ThenBy(ReservedCpu).ThenBy(instance => instance.Name, StringComparer.Ordinal),
        free.OrderBy(ReservedCpu).ThenBy(ReservedMemory).ThenBy(instance => instance.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<ContainerInstance> Two(IReadOnlyList<ContainerInstance> free) =>
        OfReserved(free).Select(order => order.FirstOrDefault()).OfType<ContainerInstance>().Distinct();

    private static IEnumerable<ContainerInstance> ByDisruption(ScaleInContext context, IReadOnlyList<ContainerInstance> free)
    {
        var perZone = context.View.Instances
            .Where(instance => instance.TakesTasks)
            .GroupBy(instance => instance.AvailabilityZone ?? "", StringComparer.Ordinal)
            .ToDictionary(zone => zone.Key, zone => zone.Count() - context.ChosenIn(zone.Key), StringComparer.Ordinal);
        return free
            .OrderBy(instance => context.TasksToMove(instance).Count)
            .ThenByDescending(instance => perZone[instance.AvailabilityZone ?? ""])
            .ThenBy(ReservedMemory)
            .ThenBy(ReservedCpu)
            .ThenBy(instance => instance.Name, StringComparer.Ordinal);
    }

    private static long ReservedMemory(ContainerInstance instance) => instance.Registered.Memory - instance.Remaining.Memory;

    private static long ReservedCpu(ContainerInstance instance) => instance.Registered.Cpu - instance.Remaining.Cpu;
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>Takes back drains of ours before new instances are bought (ECS-FACTS, ask 10: reuse draining capacity before buying).</summary>
internal static class DrainReuse
{
    /// <summary>The draining instances that are to be ACTIVE again, and the demand that has no place even then.</summary>
    public static (IReadOnlyList<ContainerInstance> Returning, IReadOnlyList<DemandItem> Left) Choose(
        ClusterView view, IReadOnlyList<ServiceVerdict> services, IReadOnlyList<DemandItem> left)
    {
        var returning = new List<ContainerInstance>();
        var arns = new HashSet<string>(StringComparer.Ordinal);
        foreach (var candidate in view.Instances.Where(instance => MayReturn(view, instance)))
        {
            if (left.Count == 0) break;
            arns.Add(candidate.Arn);
            var then = LeftWith(view, services, arns);
            if (Count(then) < Count(left))
            {
                returning.Add(candidate);
                left = then;
            }
            else
            {
                arns.Remove(candidate.Arn);
            }
        }

        return (returning, left);
    }

    private static bool MayReturn(ClusterView view, ContainerInstance instance) =>
        instance is { Status: InstanceStatus.Draining, AgentConnected: true, DrainedByUsAt: not null }
        && view.ManagedGroupOf(instance) is { HasOperator: false }
        && view.MemberOf(instance) is { IsInService: true };

    private static IReadOnlyList<DemandItem> LeftWith(ClusterView view, IReadOnlyList<ServiceVerdict> services, ISet<string> returning)
    {
        var room = view.NewRoomWithLaunching(returning);
        return DemandPlacer.Place(room, DemandCollector.Collect(view, services, returning).Items);
    }

    private static int Count(IReadOnlyList<DemandItem> items) => items.Sum(item => item.Count);

    public static ScalingAction Action(ClusterView view, ContainerInstance instance, string missing) => new()
    {
        Kind = ScalingActionKind.CancelDrain,
        Cluster = view.Definition.Name,
        Target = instance.Name,
        Group = view.GroupOf(instance)?.Name,
        ContainerInstanceArn = instance.Arn,
        Before = "DRAINING",
        After = "ACTIVE",
        Reason = Reason.DemandDoesNotFit,
        Explanation = $"room is needed again: {missing}; the drain is ours and is taken back before anything is bought",
    };
}

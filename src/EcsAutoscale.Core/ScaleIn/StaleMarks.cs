using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>
/// Takes marks of ours off instances that are ACTIVE: a run was killed between the mark and the drain, or between the end of a drain and the removal of its
/// mark, or somebody else took our drain back. Left on, a later drain of somebody else's would be taken for ours.
/// </summary>
internal static class StaleMarks
{
    /// <summary>The instances whose mark is stale: ACTIVE, and marked for longer than an announcement holds.</summary>
    public static IEnumerable<ContainerInstance> Of(ScaleInContext context) => context.View.Instances
        .Where(instance => instance is { Status: InstanceStatus.Active, DrainedByUsAt: not null } && context.AgeOf(instance) >= ContainerInstance.AnnouncementHolds);

    /// <summary>The actions that take them off; an instance that the plan drains gets a new mark instead.</summary>
    public static IEnumerable<ScalingAction> Actions(ScaleInContext context, ICollection<string> drained) =>
        Of(context).Where(instance => !drained.Contains(instance.Arn)).Select(instance => Action(context, instance));

    private static ScalingAction Action(ScaleInContext context, ContainerInstance instance) => new()
    {
        Kind = ScalingActionKind.RemoveDrainMark,
        Cluster = context.View.Definition.Name,
        Target = instance.Name,
        Group = context.View.GroupOf(instance)?.Name,
        ContainerInstanceArn = instance.Arn,
        Before = instance.Attribute(ContainerInstance.DrainMark)!,
        After = "unmarked",
        Reason = Reason.StaleMark,
        Explanation = $"it is ACTIVE and carries our mark since {Durations.InWords(context.AgeOf(instance))}: of a drain that never began or that was taken back; a later drain of somebody else's must not be taken for ours",
    };
}

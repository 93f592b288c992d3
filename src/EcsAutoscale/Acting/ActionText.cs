using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Acting;

/// <summary>Describes an action for questions, what-if messages and errors.</summary>
internal static class ActionText
{
    /// <summary>What is changed, from what to what: <c>service worker: desired count 2 → 5</c>.</summary>
    public static string Change(ScalingAction action) => action.Kind switch
    {
        ScalingActionKind.SetGroupLimits => $"group {action.Target}: minimum-maximum size {Arrow(action)}",
        ScalingActionKind.ScaleOut => $"group {action.Target}: desired capacity {Arrow(action)}",
        ScalingActionKind.DrainInstance => $"instance {action.Target}: drain, {Arrow(action)}",
        ScalingActionKind.TerminateInstance => $"instance {action.Target}: terminate, {Arrow(action)}",
        ScalingActionKind.CancelDrain => $"instance {action.Target}: take back, {Arrow(action)}",
        ScalingActionKind.NoteOtherHand => $"{(action.Group is null ? "service" : "group")} {action.Target}: note another hand, {Arrow(action)}",
        ScalingActionKind.RemoveDrainMark => $"instance {action.Target}: take off the mark of {action.Before}",
        _ => $"service {action.Target}: desired count {Arrow(action)}",
    };

    /// <summary>The change with its cluster and why: one line.</summary>
    public static string Full(ScalingAction action) => $"{action.Cluster}: {Change(action)} ({action.Reason}: {action.Explanation})";

    private static string Arrow(ScalingAction action) => $"{action.Before} → {action.After}";
}

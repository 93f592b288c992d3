using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>What holds an instance back in its group, read just before it is drained or terminated.</summary>
internal static class RemovalChecks
{
    /// <summary>Says in a sentence why the group cannot give the instance up; null where it can.</summary>
    /// <param name="group">The group, or null where it does not exist.</param>
    /// <param name="name">The group's name.</param>
    /// <param name="instanceId">The EC2 instance's id.</param>
    /// <param name="drainsBeside">The EC2 ids of other instances that drain; those of the group that it still has to give up count against its minimum.</param>
    /// <param name="protectedAsPlanned">Whether it was protected from scale-in, by ECS, when this was planned: managed termination protection.</param>
    public static string? WhyGroupKeeps(
        AutoScalingGroup? group, string name, string instanceId, IReadOnlyCollection<string> drainsBeside, bool protectedAsPlanned = false)
    {
        if (group is null) return $"The Auto Scaling group {name} does not exist any more.";
        var instance = group.Instances.FirstOrDefault(candidate => candidate.InstanceId == instanceId);
        if (instance is null) return $"{instanceId} is not in the Auto Scaling group {name} any more.";
        if (instance.LifecycleState != "InService") return $"{instanceId} is {instance.LifecycleState} in {name}, not InService.";
        if (instance.ProtectedFromScaleIn == true && !protectedAsPlanned) return $"{instanceId} is protected from scale-in by now.";
        if (group.SuspendedProcesses.Any(process => process.ProcessName == "Terminate")) return $"Terminate is suspended on {name} by now.";
        var leaving = group.Instances.Count(other => other.LifecycleState == "InService" && drainsBeside.Contains(other.InstanceId));
        var less = leaving == 0 ? "" : $", of which {Numbers.Text(leaving)} drain";
        return group.DesiredCapacity - leaving > group.MinSize
            ? null
            : $"{name} is at its minimum: its desired capacity is {Numbers.Text(group.DesiredCapacity)}{less}, its minimum size {Numbers.Text(group.MinSize)}.";
    }
}

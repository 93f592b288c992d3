using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.ScaleIn.Rules;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>What a drain was planned on, read again just before it begins.</summary>
internal sealed class DrainChecks(StateReader state)
{
    private const string PlannedTasks = "tasks";

    /// <summary>Says in a sentence what has moved on of the instance, its tasks and its group; null where nothing has.</summary>
    public async Task<string?> WhatMovedAsync(ScalingAction action, string arn, CancellationToken cancellation)
    {
        var instance = await state.InstanceAsync(action.Cluster, arn, cancellation).ConfigureAwait(false);
        return WhatMoved(action, instance)
            ?? await WhatMovedInTasksAsync(action, arn, cancellation).ConfigureAwait(false)
            ?? await WhatMovedInGroupAsync(action, drainsBeside: [], cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Says in a sentence what else drains, or is about to, that the plan did not reckon with: its tasks may take the room that was proven for these. And
    /// whether the group, less all that drains, is at its minimum. Null where neither is so.
    /// </summary>
    public async Task<string?> WhatDrainsBesideAsync(ScalingAction action, string arn)
    {
        var beside = (await state.DrainsAsync(action.Cluster, CancellationToken.None).ConfigureAwait(false)).Where(other => other != arn).ToArray();
        var unknown = beside.Where(other => !action.Beside.Contains(other, StringComparer.Ordinal)).ToArray();
        if (unknown.Length > 0)
        {
            return $"{action.Target} stays for now: {unknown[0].Split('/').Last()}{(unknown.Length > 1 ? $" and {Numbers.Text(unknown.Length - 1)} more" : "")} "
                + "began to drain since the plan was made, by another run or another hand; the next run decides on what that leaves.";
        }

        if (beside.Length == 0) return null;
        var instances = await state.InstancesAsync(action.Cluster, beside, CancellationToken.None).ConfigureAwait(false);
        string[] draining = [.. instances.Where(instance => instance.Status == "DRAINING").Select(instance => instance.Ec2InstanceId ?? "")];
        return await WhatMovedInGroupAsync(action, draining, CancellationToken.None).ConfigureAwait(false);
    }

    private static string? WhatMoved(ScalingAction action, ContainerInstance? instance)
    {
        if (instance is null) return $"{action.Target} has left the cluster.";
        if (instance.Status != "ACTIVE") return $"{action.Target} is {instance.Status} by now, not ACTIVE.";
        if (instance.AgentConnected != true) return $"The agent of {action.Target} is disconnected by now.";
        var tasks = (instance.RunningTasksCount ?? 0) + (instance.PendingTasksCount ?? 0);
        return action.Evidence.TryGetValue(PlannedTasks, out var planned) && tasks > planned
            ? $"{action.Target} has {Numbers.Text(tasks)} tasks by now; the drain was planned on {Numbers.Text((int)planned)}."
            : null;
    }

    private async Task<string?> WhatMovedInTasksAsync(ScalingAction action, string arn, CancellationToken cancellation)
    {
        var tasks = (await state.TasksAsync(action.Cluster, arn, cancellation).ConfigureAwait(false)).Where(task => task.DesiredStatus != "STOPPED").ToArray();
        var standalone = tasks.FirstOrDefault(task => task.Group?.StartsWith("service:", StringComparison.Ordinal) != true);
        if (standalone is not null) return $"The standalone task {standalone.TaskArn} runs on {action.Target} by now; draining never moves it.";
        var guarded = await state.ProtectedTasksAsync(action.Cluster, [.. tasks.Select(task => task.TaskArn!)], cancellation).ConfigureAwait(false);
        return guarded.Count == 0 ? null : $"The task {guarded[0]} on {action.Target} has scale-in protection by now.";
    }

    private async Task<string?> WhatMovedInGroupAsync(ScalingAction action, string[] drainsBeside, CancellationToken cancellation)
    {
        if (action.Group is not { } name) return null;
        var group = await state.GroupAsync(name, cancellation).ConfigureAwait(false);
        return RemovalChecks.WhyGroupKeeps(group, name, action.Target, drainsBeside, action.Evidence.ContainsKey(ScaleInProtectionRule.ByEcs));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Reading;
using EcsTask = EcsAutoscale.Adapters.Aws.Ecs.Model.Task;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>What was read of tasks.</summary>
/// <param name="Tasks">The tasks.</param>
/// <param name="Protection">An entry for each service task that was asked for.</param>
internal sealed record TasksRead(IReadOnlyList<EcsTask> Tasks, IReadOnlyList<ProtectedTask> Protection);

/// <summary>Reads tasks, and the protection of those that belong to services.</summary>
internal static class TaskReading
{
    private const int TasksACall = 100;

    /// <summary>Reads the selected tasks, 100 a call, each page described while the next is on its way.</summary>
    public static async Task<TasksRead> ReadAsync(ReadContext context, TaskSelection selection, CancellationToken cancellation)
    {
        var lists = selection.Lists.Select(list => Paging.DescribeAllAsync(
            "ListTasks",
            (token, stop) => ListAsync(context, list, token, stop),
            (arns, stop) => DescribeAsync(context, arns, stop),
            TasksACall,
            cancellation));
        var batches = (await Task.WhenAll(lists).ConfigureAwait(false)).SelectMany(list => list).ToArray();
        return new([.. batches.SelectMany(batch => batch.Tasks)], [.. batches.SelectMany(batch => batch.Protection)]);
    }

    private static async Task<Page<string>> ListAsync(ReadContext context, TaskList list, string? token, CancellationToken cancellation)
    {
        var request = new ListTasksRequest
        {
            Cluster = context.Cluster,
            ContainerInstance = list.ContainerInstance,
            DesiredStatus = list.DesiredStatus,
            MaxResults = TasksACall,
            NextToken = token,
        };
        var page = await context.CallAsync(stop => context.Ecs.ListTasksAsync(request, stop), cancellation).ConfigureAwait(false);
        return new(page.TaskArns, page.NextToken);
    }

    private static async Task<IReadOnlyList<TasksRead>> DescribeAsync(
        ReadContext context, IReadOnlyList<string> arns, CancellationToken cancellation)
    {
        var answer = await context.CallAsync(
            stop => context.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = context.Cluster, Tasks = [.. arns] }, stop),
            cancellation).ConfigureAwait(false);
        context.WarnOf("task", answer.Failures);
        var protection = await ReadProtectionAsync(context, answer.Tasks, cancellation).ConfigureAwait(false);
        return [new(answer.Tasks, protection)];
    }

    private static async Task<IReadOnlyList<ProtectedTask>> ReadProtectionAsync(
        ReadContext context, IReadOnlyList<EcsTask> tasks, CancellationToken cancellation)
    {
        string[] asked = [.. tasks.Where(CanBeProtected).Select(task => task.TaskArn!)];
        if (asked.Length == 0) return [];
        var answer = await context.CallOptionalAsync(
            "ecs:GetTaskProtection",
            stop => context.Ecs.GetTaskProtectionAsync(new GetTaskProtectionRequest { Cluster = context.Cluster, Tasks = [.. asked] }, stop),
            cancellation).ConfigureAwait(false);
        IReadOnlyList<ProtectedTask> known =
        [
            .. answer?.ProtectedTasks ?? [],
            .. (answer?.Failures ?? []).Where(CannotBeProtected).Select(failure => new ProtectedTask { TaskArn = failure.Arn, ProtectionEnabled = false }),
        ];
        var told = new HashSet<string>(known.Select(entry => entry.TaskArn!), StringComparer.Ordinal);

        // A task of which nothing was told is unknown, which is not the same as not protected.
        return [.. known, .. asked.Where(arn => !told.Contains(arn)).Select(arn => new ProtectedTask { TaskArn = arn })];
    }

    /// <summary>Whether ECS says that a task is of a kind that has no protection.</summary>
    public static bool CannotBeProtected(Failure failure) => failure is { Arn: not null, Reason: "TASK_NOT_VALID" };

    private static bool CanBeProtected(EcsTask task) =>
        task.Group?.StartsWith("service:", StringComparison.Ordinal) == true && task.LastStatus != "STOPPED" && task.LaunchType != "FARGATE";
}

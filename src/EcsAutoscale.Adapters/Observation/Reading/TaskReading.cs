using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Reading;
using EcsTask = EcsAutoscale.Adapters.Aws.Ecs.Model.Task;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Reads tasks, and their protection.</summary>
internal static class TaskReading
{
    /// <summary>The most tasks of a call (ECS-FACTS section 6).</summary>
    public const int TasksACall = 100;

    // Both, since a task that is stopping holds its resources until its last status is STOPPED (ECS-FACTS section 3).
    private static readonly string[] Statuses = ["RUNNING", "STOPPED"];

    /// <summary>Reads the tasks on container instances, or of the whole cluster, 100 a call.</summary>
    /// <param name="context">The observation.</param>
    /// <param name="instances">ARNs of container instances; null for the whole cluster.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task<IReadOnlyList<EcsTask>> ReadAsync(ReadContext context, IReadOnlyCollection<string>? instances, CancellationToken cancellation)
    {
        var lists =
            from instance in instances ?? [null!]
            from status in Statuses
            select new ListTasksRequest { Cluster = context.Cluster, ContainerInstance = instance, DesiredStatus = status, MaxResults = TasksACall };
        return Paging.DescribeAllAsync(
            "ListTasks",
            lists.Select<ListTasksRequest, Func<string?, CancellationToken, Task<Page<string>>>>(request => (token, stop) => ListAsync(context, request with { NextToken = token }, stop)),
            (arns, stop) => DescribeAsync(context, arns, stop),
            TasksACall,
            cancellation);
    }

    /// <summary>The ARNs of a service's tasks that are meant to run.</summary>
    public static async Task<IReadOnlyList<string>> ListOfServiceAsync(ReadContext context, string service, CancellationToken cancellation)
    {
        var request = new ListTasksRequest { Cluster = context.Cluster, ServiceName = service, DesiredStatus = "RUNNING", MaxResults = TasksACall };
        return await Pages.ReadAllAsync("ListTasks", (token, stop) => ListAsync(context, request with { NextToken = token }, stop), cancellation).ConfigureAwait(false);
    }

    /// <summary>The protection of service tasks: an entry for each, without an answer where none came.</summary>
    public static Task<IReadOnlyList<ProtectedTask>> ReadProtectionAsync(ReadContext context, IReadOnlyList<string> arns, CancellationToken cancellation) =>
        Paging.DescribeAsync(arns, (some, stop) => ProtectionAsync(context, some, stop), TasksACall, cancellation);

    /// <summary>Whether a task can have protection of its own.</summary>
    public static bool CanBeProtected(EcsTask task) =>
        task.Group?.StartsWith("service:", StringComparison.Ordinal) == true && task.LastStatus != "STOPPED" && task.LaunchType != "FARGATE";

    /// <summary>Whether ECS says that a task is of a kind that has no protection.</summary>
    public static bool CannotBeProtected(Failure failure) => failure is { Arn: not null, Reason: "TASK_NOT_VALID" };

    private static async Task<Page<string>> ListAsync(ReadContext context, ListTasksRequest request, CancellationToken cancellation)
    {
        var page = await context.Ecs.ListTasksAsync(request, cancellation).ConfigureAwait(false);
        return new(page.TaskArns, page.NextToken);
    }

    private static async Task<IReadOnlyList<EcsTask>> DescribeAsync(ReadContext context, IReadOnlyList<string> arns, CancellationToken cancellation)
    {
        var answer = await context.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = context.Cluster, Tasks = [.. arns] }, cancellation).ConfigureAwait(false);
        context.WarnOf("task", answer.Failures);
        return answer.Tasks;
    }

    private static async Task<IReadOnlyList<ProtectedTask>> ProtectionAsync(ReadContext context, IReadOnlyList<string> asked, CancellationToken cancellation)
    {
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
}

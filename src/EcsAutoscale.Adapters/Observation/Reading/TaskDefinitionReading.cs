using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsTask = EcsAutoscale.Adapters.Aws.Ecs.Model.Task;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Reads the task definitions that services and tasks refer to, each once.</summary>
internal static class TaskDefinitionReading
{
    /// <summary>The ARNs that services refer to: their own, and those of their deployments and task sets.</summary>
    public static IEnumerable<string> ArnsOf(IEnumerable<Service> services) => services
        .Where(service => service.LaunchType != "FARGATE" && service.Status != "INACTIVE")
        .SelectMany(service => (service.Deployments ?? []).Select(deployment => deployment.TaskDefinition)
            .Concat((service.TaskSets ?? []).Select(taskSet => taskSet.TaskDefinition))
            .Append(service.TaskDefinition))
        .OfType<string>();

    /// <summary>The ARNs that tasks refer to, but for those that have stopped or run elsewhere.</summary>
    public static IEnumerable<string> ArnsOf(IEnumerable<EcsTask> tasks) => tasks
        .Where(task => task.LastStatus != "STOPPED" && task.LaunchType != "FARGATE")
        .Select(task => task.TaskDefinitionArn)
        .OfType<string>();

    /// <summary>
    /// Reads definitions that the cache lacks. One that ECS does not give is left out with a warning: its tasks' sizes are unknown, and
    /// nothing else of the cluster is (case A6).
    /// </summary>
    public static async Task<IReadOnlyList<TaskDefinition>> ReadAsync(
        ReadContext context, TaskDefinitionCache cache, IEnumerable<string> arns, CancellationToken cancellation)
    {
        var read = await Branches.ForEachAsync(
            arns.Where(arn => arn.Length > 0).Distinct(StringComparer.Ordinal), (arn, stop) => ReadAsync(context, cache, arn, stop), cancellation).ConfigureAwait(false);
        return [.. read.OfType<TaskDefinition>()];
    }

    private static async Task<TaskDefinition?> ReadAsync(ReadContext context, TaskDefinitionCache cache, string arn, CancellationToken cancellation)
    {
        if (cache.Find(arn) is { } known) return known;
        try
        {
            var answer = await context.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = arn }, cancellation).ConfigureAwait(false);
            var definition = answer.TaskDefinition
                ?? throw new PartialAnswerException($"ECS answered DescribeTaskDefinition for {arn} without a task definition.");
            cache.Add(arn, definition);
            return definition;
        }
        catch (AwsServiceException error) when (!error.IsRetryable)
        {
            context.Warn($"The task definition {ClusterName.LastPart(arn)} could not be read ({error.ErrorCode}): the sizes of its tasks are unknown.");
            return null;
        }
    }
}

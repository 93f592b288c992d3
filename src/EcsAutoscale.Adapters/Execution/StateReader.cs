using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Reading;
using EcsAutoscale.Adapters.Observing.Reading;
using EcsTask = EcsAutoscale.Adapters.Aws.Ecs.Model.Task;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>Reads again, just before a change, exactly what it was planned on.</summary>
internal sealed class StateReader(IAmazonECS ecs, IAmazonAutoScaling autoScaling)
{
    private const int ItemsACall = 100;

    /// <summary>The container instance, or null where ECS does not know it any more.</summary>
    public async Task<ContainerInstance?> InstanceAsync(string cluster, string arn, CancellationToken cancellation)
    {
        var answer = await ecs.DescribeContainerInstancesAsync(
            new DescribeContainerInstancesRequest { Cluster = cluster, ContainerInstances = [arn] }, cancellation).ConfigureAwait(false);
        return answer.ContainerInstances.FirstOrDefault();
    }

    /// <summary>Container instances; those that ECS does not know any more are left out.</summary>
    public Task<IReadOnlyList<ContainerInstance>> InstancesAsync(string cluster, IReadOnlyList<string> arns, CancellationToken cancellation) => Paging.DescribeAsync(
        arns,
        async (batch, stop) =>
        {
            var answer = await ecs.DescribeContainerInstancesAsync(
                new DescribeContainerInstancesRequest { Cluster = cluster, ContainerInstances = [.. batch] }, stop).ConfigureAwait(false);
            return (IReadOnlyList<ContainerInstance>)answer.ContainerInstances;
        },
        ItemsACall,
        cancellation);

    /// <summary>The ARNs of all container instances that drain, by whoever's hand, and of those that a run of ours has announced to drain.</summary>
    public async Task<IReadOnlyList<string>> DrainsAsync(string cluster, CancellationToken cancellation)
    {
        var lists = new EcsLists(ecs);
        var announced = await lists.ContainerInstanceArnsAsync(
            cluster, cancellation, filter: $"attribute:{Core.Cluster.ContainerInstance.DrainMark} exists").ConfigureAwait(false);
        var draining = await lists.ContainerInstanceArnsAsync(cluster, cancellation, status: "DRAINING").ConfigureAwait(false);
        return [.. announced.Concat(draining).Distinct(StringComparer.Ordinal).OrderBy(arn => arn, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The tasks of the instance whose last status is not STOPPED. ListTasks is asked for both desired statuses, since a task that is
    /// stopping has desired status STOPPED long before it is gone (ECS-FACTS section 3).
    /// </summary>
    public async Task<IReadOnlyList<EcsTask>> TasksAsync(string cluster, string arn, CancellationToken cancellation)
    {
        var arns = new List<string>();
        foreach (var status in new[] { "RUNNING", "STOPPED" })
        {
            arns.AddRange(await Pages.ReadAllAsync(
                "ListTasks",
                async (token, stop) =>
                {
                    var page = await ecs.ListTasksAsync(
                        new ListTasksRequest { Cluster = cluster, ContainerInstance = arn, DesiredStatus = status, NextToken = token }, stop).ConfigureAwait(false);
                    return new Page<string>(page.TaskArns, page.NextToken);
                },
                cancellation).ConfigureAwait(false));
        }

        return await Paging.DescribeAsync(
            [.. arns.Distinct()],
            async (batch, stop) =>
            {
                var answer = await ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = cluster, Tasks = [.. batch] }, stop).ConfigureAwait(false);
                Require(answer.Failures.FirstOrDefault(failure => failure.Reason != "MISSING"));
                return (IReadOnlyList<EcsTask>)[.. answer.Tasks.Where(task => task.LastStatus != "STOPPED")];
            },
            ItemsACall,
            cancellation).ConfigureAwait(false);
    }

    /// <summary>Which of the tasks have scale-in protection.</summary>
    public async Task<IReadOnlyList<string>> ProtectedTasksAsync(string cluster, IReadOnlyList<string> taskArns, CancellationToken cancellation) =>
        await Paging.DescribeAsync(
            taskArns,
            async (batch, stop) =>
            {
                var answer = await ecs.GetTaskProtectionAsync(new GetTaskProtectionRequest { Cluster = cluster, Tasks = [.. batch] }, stop).ConfigureAwait(false);
                Require(answer.Failures.FirstOrDefault(failure => failure.Reason != "MISSING" && !TaskReading.CannotBeProtected(failure)));
                return (IReadOnlyList<string>)[.. answer.ProtectedTasks.Where(task => task.ProtectionEnabled == true).Select(task => task.TaskArn ?? "")];
            },
            ItemsACall,
            cancellation).ConfigureAwait(false);

    /// <summary>The Auto Scaling group, or null where it does not exist any more.</summary>
    public async Task<AutoScalingGroup?> GroupAsync(string name, CancellationToken cancellation)
    {
        var answer = await autoScaling.DescribeAutoScalingGroupsAsync(
            new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [name] }, cancellation).ConfigureAwait(false);
        return answer.AutoScalingGroups.FirstOrDefault(group => group.AutoScalingGroupName == name);
    }

    /// <summary>The instance as Auto Scaling sees it, or null where no group has it any more.</summary>
    public async Task<AutoScalingInstanceDetails?> AutoScalingInstanceAsync(string instanceId, CancellationToken cancellation)
    {
        var answer = await autoScaling.DescribeAutoScalingInstancesAsync(
            new DescribeAutoScalingInstancesRequest { InstanceIds = [instanceId] }, cancellation).ConfigureAwait(false);
        return answer.AutoScalingInstances.FirstOrDefault();
    }

    private static void Require(Failure? failure)
    {
        if (failure is not null) throw new PartialAnswerException($"ECS could not describe the task {failure.Arn}: {failure.Reason} {failure.Detail}".TrimEnd() + ".");
    }
}

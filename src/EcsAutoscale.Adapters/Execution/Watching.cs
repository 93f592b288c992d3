using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Observing;
using EcsAutoscale.Adapters.Observing.Mapping;
using EcsAutoscale.Core.Following;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>
/// Reads what a run waits for and nothing else: its draining instances (a call for 100), their tasks once ECS counts none, and of each group that grows the
/// group, its newest activities, and which instances have come since.
/// </summary>
internal sealed class Watching(IAmazonECS ecs, IAmazonAutoScaling autoScaling)
{
    private const int Activities = 20;
    private readonly StateReader _state = new(ecs, autoScaling);

    /// <summary>Reads it.</summary>
    public async Task<WatchedCluster> LookAsync(WatchRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        var drains = await _state.InstancesAsync(request.Cluster, request.Drains, cancellation).ConfigureAwait(false);
        var left = new Dictionary<string, WatchedDrain>(StringComparer.Ordinal);
        foreach (var instance in drains.Where(one => one.Status != "INACTIVE"))
        {
            var counted = (instance.RunningTasksCount ?? 0) + (instance.PendingTasksCount ?? 0);
            if (counted == 0) counted = (await _state.TasksAsync(request.Cluster, instance.ContainerInstanceArn!, cancellation).ConfigureAwait(false)).Count;
            left[instance.ContainerInstanceArn!] = new WatchedDrain(InstanceMapper.StatusOf(instance.Status), counted);
        }

        var seen = new WatchedCluster { SeenAt = now, Drains = left };
        return request.Groups.Count == 0 ? seen : await WithGroupsAsync(seen, request, cancellation).ConfigureAwait(false);
    }

    private async Task<WatchedCluster> WithGroupsAsync(WatchedCluster seen, WatchRequest request, CancellationToken cancellation)
    {
        var groups = new List<AutoScalingGroup>();
        var activities = new List<Activity>();
        foreach (var name in request.Groups)
        {
            if (await _state.GroupAsync(name, cancellation).ConfigureAwait(false) is not { } group) continue;
            groups.Add(group);
            var page = await autoScaling.DescribeScalingActivitiesAsync(
                new DescribeScalingActivitiesRequest { AutoScalingGroupName = name, MaxRecords = Activities }, cancellation).ConfigureAwait(false);
            activities.AddRange(page.Activities);
        }

        var document = new ClusterDocument
        {
            CapturedAt = seen.SeenAt,
            Cluster = new Cluster { ClusterName = request.Cluster },
            ContainerInstances = [],
            AutoScalingGroups = groups,
            ScalingActivities = activities,
        };
        return seen with
        {
            Groups = GroupMapper.MapGroups(document) ?? [],
            Activities = GroupMapper.MapActivities(document),
            Registered = new HashSet<string>(await NewcomersAsync(request, cancellation).ConfigureAwait(false), StringComparer.Ordinal),
        };
    }

    private async Task<IEnumerable<string>> NewcomersAsync(WatchRequest request, CancellationToken cancellation)
    {
        var known = new HashSet<string>(request.Known, StringComparer.Ordinal);
        var arns = await new EcsLists(ecs).ContainerInstanceArnsAsync(request.Cluster, cancellation).ConfigureAwait(false);
        var come = await _state.InstancesAsync(request.Cluster, [.. arns.Where(arn => !known.Contains(arn))], cancellation).ConfigureAwait(false);
        return come.Where(instance => instance is { Status: "ACTIVE", AgentConnected: true }).Select(instance => instance.Ec2InstanceId).OfType<string>();
    }
}

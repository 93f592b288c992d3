using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using Snapshot = EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>Auto Scaling groups, their activities and their instance refreshes.</summary>
internal static class GroupMapper
{
    /// <summary>The groups; null where they were not read.</summary>
    public static IReadOnlyList<Snapshot.AutoScalingGroup>? MapGroups(ClusterDocument document) => document.AutoScalingGroups is null
        ? null
        : Distinct.ById(
            document.AutoScalingGroups.Select((group, index) => Map(group, document.Paths.Of("autoScalingGroups", index))), group => group.Name);

    /// <summary>The activities, by group, the newest first.</summary>
    public static IReadOnlyList<Snapshot.ScalingActivity> MapActivities(ClusterDocument document) => [.. (document.ScalingActivities ?? [])
        .Select((activity, index) => new Snapshot.ScalingActivity
        {
            GroupName = Require.Text(activity.AutoScalingGroupName, document.Paths.Of("scalingActivities", index), "AutoScalingGroupName"),
            Id = activity.ActivityId ?? "",
            StatusCode = activity.StatusCode ?? "",
            StatusMessage = activity.StatusMessage,
            Description = activity.Description ?? "",
            Cause = activity.Cause,
            StartTime = activity.StartTime,
            EndTime = activity.EndTime,
        })
        .OrderBy(activity => activity.GroupName, StringComparer.Ordinal)
        .ThenByDescending(activity => activity.StartTime)
        .ThenBy(activity => activity.Id, StringComparer.Ordinal)];

    /// <summary>The refreshes, by group.</summary>
    public static IReadOnlyList<Snapshot.InstanceRefresh> MapRefreshes(ClusterDocument document) => [.. (document.InstanceRefreshes ?? [])
        .Select((refresh, index) => new Snapshot.InstanceRefresh(
            Require.Text(refresh.AutoScalingGroupName, document.Paths.Of("instanceRefreshes", index), "AutoScalingGroupName"),
            refresh.InstanceRefreshId ?? "",
            refresh.Status ?? ""))
        .OrderBy(refresh => refresh.GroupName, StringComparer.Ordinal)
        .ThenBy(refresh => refresh.Id, StringComparer.Ordinal)];

    private static Snapshot.AutoScalingGroup Map(AutoScalingGroup group, string where) => new()
    {
        Name = Require.Text(group.AutoScalingGroupName, where, "AutoScalingGroupName"),
        Arn = group.AutoScalingGroupARN,
        MinSize = group.MinSize ?? 0,
        MaxSize = group.MaxSize ?? 0,
        DesiredCapacity = group.DesiredCapacity ?? 0,
        Instances = Distinct.ById((group.Instances ?? []).Select(instance => Map(instance, where)), instance => instance.InstanceId),
        AvailabilityZones = [.. (group.AvailabilityZones ?? []).OrderBy(zone => zone, StringComparer.Ordinal)],
        SuspendedProcesses = [.. (group.SuspendedProcesses ?? []).Select(process => process.ProcessName ?? "").OrderBy(name => name, StringComparer.Ordinal)],
        Operator = group.Operator?.Principal,
        Tags = TagsOf(group),
        IsBeingDeleted = !string.IsNullOrEmpty(group.Status),
    };

    private static Snapshot.GroupInstance Map(Instance instance, string where) => new()
    {
        InstanceId = Require.Text(instance.InstanceId, where + ".Instances", "InstanceId"),
        AvailabilityZone = instance.AvailabilityZone,
        InstanceType = instance.InstanceType,
        LifecycleState = instance.LifecycleState ?? "",
        HealthStatus = instance.HealthStatus ?? "",
        ProtectedFromScaleIn = instance.ProtectedFromScaleIn == true,
        WeightedCapacity = int.TryParse(instance.WeightedCapacity, NumberStyles.None, CultureInfo.InvariantCulture, out var weight) ? weight : null,
    };

    private static Dictionary<string, string> TagsOf(AutoScalingGroup group)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in group.Tags ?? [])
        {
            if (tag.Key is { } key) tags[key] = tag.Value ?? "";
        }

        return tags;
    }
}

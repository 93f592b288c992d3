using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using EcsAutoscale.Adapters.Aws.ApplicationAutoScaling.Model;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsTask = EcsAutoscale.Adapters.Aws.Ecs.Model.Task;

namespace EcsAutoscale.Adapters.Observing.Files;

/// <summary>One cluster of a snapshot file.</summary>
internal static class ClusterSection
{
    /// <summary>Reads it. Members that nobody knows are ignored.</summary>
    /// <param name="section">The cluster's object.</param>
    /// <param name="fileCapturedAt">When the file was recorded; holds where the cluster has no time of its own.</param>
    /// <exception cref="SnapshotFileException">Something in it is not as it should be.</exception>
    public static ClusterDocument Read(JsonSection section, DateTimeOffset fileCapturedAt)
    {
        var paths = new ItemPaths();
        return new ClusterDocument
        {
            CapturedAt = section.Member("capturedAt") is { } own ? JsonItems.Read<DateTimeOffset>(own) : fileCapturedAt,
            Cluster = ReadCluster(section),
            ContainerInstances = List<ContainerInstance>(section, paths, "containerInstances")
                ?? throw new SnapshotFileException(section.Path, "\"containerInstances\" is missing"),
            Tasks = List<EcsTask>(section, paths, "tasks"),
            Services = List<Service>(section, paths, "services"),
            TaskDefinitions = List<TaskDefinition>(section, paths, "taskDefinitions", itemName: "taskDefinition"),
            TaskProtection = List<ProtectedTask>(section, paths, "taskProtection", listName: "protectedTasks"),
            AutoScalingGroups = List<AutoScalingGroup>(section, paths, "autoScalingGroups"),
            ScalingActivities = List<Activity>(section, paths, "scalingActivities", listName: "Activities"),
            InstanceRefreshes = List<InstanceRefresh>(section, paths, "instanceRefreshes"),
            CapacityProviders = List<CapacityProvider>(section, paths, "capacityProviders"),
            ScalableTargets = List<ScalableTarget>(section, paths, "scalableTargets"),
            Metrics = RecordedMetrics.Read(section.Member("metrics")),
            Warnings = [.. (section.Member("warnings")?.Elements() ?? []).Select(JsonItems.Read<string>)],
            Paths = paths,
        };
    }

    private static Cluster ReadCluster(JsonSection section)
    {
        var member = section.Member("cluster") ?? throw new SnapshotFileException(section.Path, "\"cluster\" is missing");
        var isPlain = member.Value.ValueKind == JsonValueKind.Object && member.Member("clusters") is null;
        var clusters = isPlain ? [member] : member.Items("clusters", null).ToArray();
        return clusters.Length == 1
            ? JsonItems.Read<Cluster>(clusters[0])
            : throw new SnapshotFileException(member.Path, $"holds {clusters.Length} clusters; expected one");
    }

    private static List<T>? List<T>(JsonSection section, ItemPaths paths, string name, string? listName = null, string? itemName = null)
        where T : class
    {
        if (section.Member(name) is not { } member) return null;
        var items = member.Items(listName ?? name, itemName).ToArray();
        paths.Add(name, [.. items.Select(item => item.Path)]);
        return [.. items.Select(JsonItems.Read<T>)];
    }
}

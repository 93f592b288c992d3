using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsTask = EcsAutoscale.Adapters.Aws.Ecs.Model.Task;
using Snapshot = EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>Tasks, with their protection.</summary>
internal static class TaskMapper
{
    private const string List = "tasks";

    /// <summary>All tasks, stopped ones too; null where they were not read.</summary>
    public static IReadOnlyList<Snapshot.EcsTask>? MapAll(ClusterDocument document)
    {
        if (document.Tasks is null) return null;
        var protection = (document.TaskProtection ?? [])
            .Where(entry => !string.IsNullOrEmpty(entry.TaskArn))
            .GroupBy(entry => ClusterName.LastPart(entry.TaskArn!), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
        return Distinct.ById(
            document.Tasks.Select((task, index) => Map(task, document.Paths.Of(List, index), protection, document.Details)), task => task.Arn);
    }

    private static Snapshot.EcsTask Map(EcsTask task, string where, Dictionary<string, ProtectedTask> protection, Snapshot.ClusterDetails? details)
    {
        var arn = Require.Text(task.TaskArn, where, "taskArn");
        var isListed = protection.TryGetValue(ClusterName.LastPart(arn), out var entry);
        return new Snapshot.EcsTask
        {
            Arn = arn,
            DefinitionArn = task.TaskDefinitionArn,
            Group = task.Group,
            StartedBy = task.StartedBy,
            ContainerInstanceArn = string.IsNullOrEmpty(task.ContainerInstanceArn) ? null : task.ContainerInstanceArn,
            LastStatus = task.LastStatus ?? "",
            DesiredStatus = task.DesiredStatus ?? "",
            LaunchType = task.LaunchType,
            Cpu = SizeText.CpuUnits(task.Cpu, where + ".cpu"),
            Memory = SizeText.Mebibytes(task.Memory, where + ".memory"),
            Overrides = OverridesOf(task.Overrides, where + ".overrides"),
            IsProtected = isListed ? entry!.ProtectionEnabled : IsUnasked(task, details) ? null : false,
            ProtectedUntil = isListed ? entry!.ExpirationDate : null,
            StartedAt = task.StartedAt,
        };
    }

    private static bool IsUnasked(EcsTask task, Snapshot.ClusterDetails? details) =>
        details is not null && !(task.ContainerInstanceArn is { } arn && details.Candidates.Contains(arn));

    private static Snapshot.TaskOverrides? OverridesOf(TaskOverride? overrides, string where)
    {
        if (overrides is null) return null;
        var containers = (overrides.ContainerOverrides ?? [])
            .Select(container => new Snapshot.ContainerOverride(
                container.Name ?? "", container.Cpu, container.Memory, container.MemoryReservation, GpuCount.Of(container.ResourceRequirements)))
            .Where(container => container is not { Cpu: null, Memory: null, MemoryReservation: null, Gpus: null })
            .ToArray();
        var mapped = new Snapshot.TaskOverrides
        {
            Cpu = SizeText.CpuUnits(overrides.Cpu, where + ".cpu"),
            Memory = SizeText.Mebibytes(overrides.Memory, where + ".memory"),
            Containers = containers,
        };
        return mapped is { Cpu: null, Memory: null } && containers.Length == 0 ? null : mapped;
    }
}

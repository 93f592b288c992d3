using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using Snapshot = EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>Task definitions.</summary>
internal static class TaskDefinitionMapper
{
    private const string List = "taskDefinitions";

    /// <summary>All task definitions; null where they were not read.</summary>
    public static IReadOnlyList<Snapshot.TaskDefinition>? MapAll(ClusterDocument document) => document.TaskDefinitions is null
        ? null
        : Distinct.ById(
            document.TaskDefinitions.Select((definition, index) => Map(definition, document.Paths.Of(List, index))), definition => definition.Arn);

    private static Snapshot.TaskDefinition Map(TaskDefinition definition, string where) => new()
    {
        Arn = Require.Text(definition.TaskDefinitionArn, where, "taskDefinitionArn"),
        Family = definition.Family ?? "",
        Cpu = SizeText.CpuUnits(definition.Cpu, where + ".cpu"),
        Memory = SizeText.Mebibytes(definition.Memory, where + ".memory"),
        NetworkMode = definition.NetworkMode,
        OperatingSystemFamily = definition.RuntimePlatform?.OperatingSystemFamily,
        Containers = [.. (definition.ContainerDefinitions ?? []).Select(Map)],
        PlacementConstraints = [.. (definition.PlacementConstraints ?? []).Select(
            constraint => new Snapshot.PlacementConstraint(constraint.Type ?? "", constraint.Expression))],
        RequiredAttributes = [.. (definition.RequiresAttributes ?? []).Select(
            attribute => new Snapshot.AttributeRequirement(attribute.Name ?? "", string.IsNullOrEmpty(attribute.Value) ? null : attribute.Value))],
    };

    private static Snapshot.ContainerDefinition Map(ContainerDefinition container) => new()
    {
        Name = container.Name ?? "",
        Cpu = container.Cpu,
        Memory = container.Memory,
        MemoryReservation = container.MemoryReservation,
        Gpus = GpuCount.Of(container.ResourceRequirements) ?? 0,
        PortMappings = [.. (container.PortMappings ?? []).Select(mapping => new Snapshot.PortMapping(mapping.HostPort, mapping.Protocol ?? "tcp"))],
    };
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using Snapshot = EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>Services.</summary>
internal static class ServiceMapper
{
    private const string List = "services";

    /// <summary>All services; null where they were not read.</summary>
    public static IReadOnlyList<Snapshot.EcsService>? MapAll(ClusterDocument document) => document.Services is null
        ? null
        : Distinct.ById(document.Services.Select((service, index) => Map(service, document.Paths.Of(List, index))), service => service.Name);

    private static Snapshot.EcsService Map(Service service, string where) => new()
    {
        Name = Require.Text(service.ServiceName, where, "serviceName"),
        Arn = service.ServiceArn,
        Status = service.Status ?? "ACTIVE",
        SchedulingStrategy = service.SchedulingStrategy ?? "REPLICA",
        LaunchType = service.LaunchType,
        CapacityProviders = [.. (service.CapacityProviderStrategy ?? []).Select(item => item.CapacityProvider ?? "")],
        DeploymentController = service.DeploymentController?.Type ?? "ECS",
        DesiredCount = service.DesiredCount ?? 0,
        RunningCount = service.RunningCount ?? 0,
        PendingCount = service.PendingCount ?? 0,
        DefinitionArn = service.TaskDefinition,
        MinimumHealthyPercent = service.DeploymentConfiguration?.MinimumHealthyPercent,
        MaximumPercent = service.DeploymentConfiguration?.MaximumPercent,
        Deployments = [.. (service.Deployments ?? []).Select(Map).OrderBy(deployment => deployment.Status == "PRIMARY" ? 0 : 1)],
        TaskSets = service.TaskSets?.Count ?? 0,
        PlacementConstraints = [.. (service.PlacementConstraints ?? []).Select(
            constraint => new Snapshot.PlacementConstraint(constraint.Type ?? "", constraint.Expression))],
        PlacementStrategies = [.. (service.PlacementStrategy ?? []).Select(
            strategy => new Snapshot.PlacementStrategy(strategy.Type ?? "", strategy.Field))],
        Events = [.. (service.Events ?? []).Select(happened => new Snapshot.ServiceEvent(happened.CreatedAt, happened.Message ?? ""))],
        Tags = (service.Tags ?? []).Where(tag => tag.Key is not null).GroupBy(tag => tag.Key!, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().Value ?? "", StringComparer.Ordinal),
    };

    private static Snapshot.Deployment Map(Deployment deployment) => new()
    {
        Id = deployment.Id ?? "",
        Status = deployment.Status ?? "",
        DefinitionArn = deployment.TaskDefinition,
        DesiredCount = deployment.DesiredCount ?? 0,
        RunningCount = deployment.RunningCount ?? 0,
        PendingCount = deployment.PendingCount ?? 0,
        FailedTasks = deployment.FailedTasks ?? 0,
        RolloutState = deployment.RolloutState,
        CreatedAt = deployment.CreatedAt,
        UpdatedAt = deployment.UpdatedAt,
    };
}

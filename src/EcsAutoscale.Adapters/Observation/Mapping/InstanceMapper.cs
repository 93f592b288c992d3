using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using Snapshot = EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>Container instances.</summary>
internal static class InstanceMapper
{
    private const string List = "containerInstances";

    /// <summary>All instances but INACTIVE ones, whatever a list's filter let through.</summary>
    public static IReadOnlyList<Snapshot.ContainerInstance> MapAll(ClusterDocument document) => Distinct.ById(
        document.ContainerInstances
            .Select((instance, index) => Map(instance, document.Paths.Of(List, index)))
            .Where(instance => instance.Status != Snapshot.InstanceStatus.Inactive),
        instance => instance.Arn);

    private static Snapshot.ContainerInstance Map(ContainerInstance instance, string where)
    {
        var registered = new ResourceBag(instance.RegisteredResources);
        var remaining = new ResourceBag(instance.RemainingResources);
        return new Snapshot.ContainerInstance
        {
            Arn = Require.Text(instance.ContainerInstanceArn, where, "containerInstanceArn"),
            InstanceId = string.IsNullOrEmpty(instance.Ec2InstanceId) ? null : instance.Ec2InstanceId,
            Status = StatusOf(instance.Status),
            AgentConnected = instance.AgentConnected == true,
            Registered = registered.Amounts,
            Remaining = remaining.Amounts,
            TakenPorts = remaining.Ports ?? registered.Ports ?? Snapshot.HostPorts.None,
            Attributes = AttributesOf(instance),
            RegisteredAt = instance.RegisteredAt,
            RunningTasksCount = instance.RunningTasksCount ?? 0,
            PendingTasksCount = instance.PendingTasksCount ?? 0,
            AgentVersion = instance.VersionInfo?.AgentVersion,
            CapacityProviderName = instance.CapacityProviderName,
        };
    }

    /// <summary>A status by AWS's name.</summary>
    public static Snapshot.InstanceStatus StatusOf(string? status) => status switch
    {
        "REGISTERING" => Snapshot.InstanceStatus.Registering,
        "REGISTRATION_FAILED" => Snapshot.InstanceStatus.RegistrationFailed,
        "ACTIVE" => Snapshot.InstanceStatus.Active,
        "DRAINING" => Snapshot.InstanceStatus.Draining,
        "DEREGISTERING" => Snapshot.InstanceStatus.Deregistering,
        "INACTIVE" => Snapshot.InstanceStatus.Inactive,
        _ => Snapshot.InstanceStatus.Unknown,
    };

    private static Dictionary<string, string?> AttributesOf(ContainerInstance instance)
    {
        var byName = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var attribute in instance.Attributes ?? [])
        {
            if (!string.IsNullOrEmpty(attribute.Name)) byName[attribute.Name!] = attribute.Value;
        }

        return byName;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>What ECS starts in place of a service's task that has to leave its instance.</summary>
internal sealed class ReplacementKinds(ClusterView view)
{
    private readonly Dictionary<TaskKind, TaskKind> _inZones = [];
    private Dictionary<string, HashSet<string>>? _zonesOfServices;

    /// <summary>
    /// The kind of a task's replacement: the task's own, or that of the service's task definition where ECS deploys and the task still has an older one.
    /// Null where it is not known.
    /// </summary>
    public TaskKind? Of(EcsTask task, EcsService? service)
    {
        if (view.Kinds.OfTask(task) is not { } own) return null;
        var kind = IsAnother(task, service) ? view.Kinds.OfService(service!) : own;
        return kind is null ? null : WithZones(kind);
    }

    /// <summary>Whether what is started in a task's place has another task definition.</summary>
    public static bool IsAnother(EcsTask task, EcsService? service) =>
        service is { DeploymentController: "ECS", DefinitionArn: not null } && !string.Equals(service.DefinitionArn, task.DefinitionArn, StringComparison.Ordinal);

    /// <summary>
    /// A kind in network mode awsvpc goes only to zones where the service runs already: the subnets of a service are not read, and where one of its tasks runs
    /// there is one (ECS-FACTS section 2, required attributes).
    /// </summary>
    public TaskKind WithZones(TaskKind kind)
    {
        if (kind.Needs.NetworkInterfaces == 0 || kind.Service is not { } service) return kind;
        if (_inZones.TryGetValue(kind, out var known)) return known;
        _zonesOfServices ??= ZonesOfServices();
        var made = kind with { Zones = _zonesOfServices.TryGetValue(service, out var zones) ? zones : [] };
        _inZones.Add(kind, made);
        return made;
    }

    private Dictionary<string, HashSet<string>> ZonesOfServices()
    {
        var zones = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var instance in view.Instances)
        {
            foreach (var service in (instance.Tasks ?? []).Where(task => task.IsMeantToRun).Select(task => task.ServiceName).OfType<string>())
            {
                if (!zones.TryGetValue(service, out var ofService)) zones.Add(service, ofService = new HashSet<string>(StringComparer.Ordinal));
                ofService.Add(instance.AvailabilityZone ?? "");
            }
        }

        return zones;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.ScaleIn;

namespace EcsAutoscale.Core.Planning.Needs;

/// <summary>Says which task definitions a decision needs: of what has to find room, and of what takes it. Those of tasks that are read come with them.</summary>
internal static class DefinitionNeeds
{
    /// <summary>Daemons take their part of every instance, the new ones too.</summary>
    public static void OfDaemons(ClusterView view, Wanted wanted)
    {
        foreach (var daemon in view.DaemonServices) wanted.Definition(daemon.DefinitionArn);
    }

    /// <summary>Services of which room for more tasks is kept.</summary>
    public static void OfHeadroom(ClusterView view, Wanted wanted)
    {
        foreach (var shape in view.Definition.Headroom)
        {
            if (shape.Service is { } name) wanted.Definition(view.Kinds.Service(name)?.DefinitionArn);
        }
    }

    /// <summary>Services that grow, or of which tasks have no place.</summary>
    public static void OfDemand(ClusterView view, IReadOnlyList<ServiceVerdict> services, Wanted wanted)
    {
        var growing = new HashSet<string>(services.Where(verdict => verdict.RecommendedCount > verdict.DesiredCount).Select(verdict => verdict.Service), StringComparer.Ordinal);
        var waiting = new HashSet<string>(view.Snapshot.WaitingTasks.Select(task => task.ServiceName).OfType<string>(), StringComparer.Ordinal);
        foreach (var service in Replicas(view).Where(service => service.UnplacedTasks > 0 || growing.Contains(service.Name) || waiting.Contains(service.Name)))
            wanted.Definition(service.DefinitionArn);
    }

    /// <summary>All services, to count how many more of their tasks fit.</summary>
    public static void OfServices(ClusterView view, Wanted wanted)
    {
        foreach (var service in Replicas(view)) wanted.Definition(service.DefinitionArn);
    }

    /// <summary>What ECS would start in place of an instance's tasks, where that is another revision than they have.</summary>
    public static void OfTasksOn(ClusterView view, ContainerInstance instance, Wanted wanted)
    {
        foreach (var task in (instance.Tasks ?? []).Where(task => task is { IsMeantToRun: true, ServiceName: not null }))
        {
            if (view.Kinds.Service(task.ServiceName!) is { IsDaemon: false } service && ReplacementKinds.IsAnother(task, service)) wanted.Definition(service.DefinitionArn);
        }
    }

    private static IEnumerable<EcsService> Replicas(ClusterView view) =>
        (view.Snapshot.Services ?? []).Where(service => service is { IsDaemon: false, IsActive: true, RunsOnInstances: true });
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Placement;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.ScaleIn;

namespace EcsAutoscale.Core.ScaleOut;

/// <summary>Collects what needs room: of every service of the cluster, not only those of the definition (case B10).</summary>
public static class DemandCollector
{
    /// <summary>Collects it.</summary>
    /// <param name="view">The cluster.</param>
    /// <param name="services">What the services should become.</param>
    /// <param name="returning">Draining instances that are to be set ACTIVE again, by ARN: their tasks need not leave.</param>
    public static Demand Collect(ClusterView view, IReadOnlyList<ServiceVerdict> services, ISet<string>? returning = null)
    {
        var items = new List<DemandItem>();
        var leftOut = new List<string>();
        var growth = services.Where(verdict => verdict.Changes).ToDictionary(verdict => verdict.Service, StringComparer.Ordinal);
        var leaving = LeavingTasks(view, returning);
        foreach (var service in (view.Snapshot.Services ?? []).OrderBy(service => service.Name, StringComparer.Ordinal))
        {
            if (service.IsDaemon || !service.IsActive || !service.RunsOnInstances) continue;
            growth.TryGetValue(service.Name, out var verdict);
            AddService(view, service, verdict, leaving, items, leftOut);
        }

        AddStandalone(view, items, leftOut);
        AddHeadroom(view, items, leftOut);
        AddBuffer(view.Definition, items);
        return new Demand([.. items.Where(item => item.Count > 0)], leftOut);
    }

    /// <summary>The buffer as one task; null where none is asked for.</summary>
    public static TaskKind? Buffer(ClusterDefinition definition) => definition is { CpuBuffer: <= 0, MemoryBuffer: <= 0 }
        ? null
        : new TaskKind { Name = "buffer", Needs = new Resources(definition.CpuBuffer, definition.MemoryBuffer) };

    /// <summary>The headroom shapes with their kinds; a shape whose service or task definition is unknown has none.</summary>
    public static IEnumerable<(HeadroomShape Shape, TaskKind? Kind)> Headroom(ClusterView view) =>
        view.Definition.Headroom.Select(shape => (shape, KindOf(view, shape)));

    private static void AddService(
        ClusterView view, EcsService service, ServiceVerdict? verdict, Dictionary<string, List<EcsTask>> leaving, List<DemandItem> items, List<string> leftOut)
    {
        var kind = view.Kinds.OfService(service);
        var leavingTasks = leaving.TryGetValue(service.Name, out var tasks) ? tasks : [];
        var change = verdict is null ? 0 : verdict.RecommendedCount - verdict.DesiredCount;
        var unplaced = Math.Max(0, Unplaced(view, service) + Math.Min(0, change));
        var growth = Math.Max(0, change);
        if (unplaced + growth == 0) kind = null;
        else if (kind is null) leftOut.Add($"service {service.Name}: its task definition was not read, so the room for {Amounts.Counted(unplaced + growth, "task")} is unknown");
        else if (FailingService.WhyFailing(service) is { } why) leftOut.Add($"service {service.Name}: {Amounts.Counted(unplaced + growth, "missing task")} not counted as demand, {why}");
        else
        {
            Add(items, kind, unplaced, DemandSource.Unplaced);
            Add(items, kind, growth, DemandSource.Growth);
        }

        AddLeaving(view, service, leavingTasks, change, items);
    }

    // A rollout starts no more tasks than its maximum percent lets exist, so what is above waits for old tasks, not for room (ECS-FACTS sections 3 and 4).
    // With a capacity provider, tasks that wait for an instance count as pending already.
    private static int Unplaced(ClusterView view, EcsService service)
    {
        var most = Math.Max(service.DesiredCount, HealthyPercents.Of(service).Most);
        var missing = Math.Min(service.UnplacedTasks, Math.Max(0, most - service.RunningCount - service.PendingCount));
        return (int)Math.Max(missing, view.Snapshot.WaitingTasks.Count(task => Waits(task) && string.Equals(task.ServiceName, service.Name, StringComparison.Ordinal)));
    }

    // Tasks of no service that managed scaling lets wait for an instance (ECS-FACTS section 3, PROVISIONING).
    private static void AddStandalone(ClusterView view, List<DemandItem> items, List<string> leftOut)
    {
        var waiting = view.Snapshot.WaitingTasks.Where(task => Waits(task) && task.ServiceName is null).OrderBy(task => task.Arn, StringComparer.Ordinal).ToArray();
        var unknown = waiting.Count(task => view.Kinds.OfTask(task) is null);
        if (unknown > 0) leftOut.Add($"{Amounts.Counted(unknown, "standalone task")} waiting for an instance: the task definition was not read, so the room is unknown");
        var kinds = waiting.Select(view.Kinds.OfTask).OfType<TaskKind>();
        items.AddRange(kinds.GroupBy(kind => kind).Select(group => new DemandItem(group.Key, group.Count(), DemandSource.Unplaced)).OrderBy(item => item.Kind.Name, StringComparer.Ordinal));
    }

    private static bool Waits(EcsTask task) => task is { IsMeantToRun: true, ContainerInstanceArn: null } && task.LaunchType is not ("FARGATE" or "EXTERNAL");

    // A replacement that runs already, beside the old task, is no demand any more: what is above the desired count is taken off.
    private static void AddLeaving(ClusterView view, EcsService service, List<EcsTask> leaving, int change, List<DemandItem> items)
    {
        var surplus = service.IsRollingOut ? 0 : Math.Max(0, service.RunningCount + service.PendingCount - service.DesiredCount - Math.Min(0, change));
        var kinds = leaving
            .Select(view.Kinds.OfTask)
            .OfType<TaskKind>()
            .OrderBy(kind => kind.Needs.Memory)
            .ThenBy(kind => kind.Needs.Cpu)
            .Skip(surplus);
        foreach (var group in kinds.GroupBy(kind => kind)) Add(items, group.Key, group.Count(), DemandSource.Draining);
    }

    private static Dictionary<string, List<EcsTask>> LeavingTasks(ClusterView view, ISet<string>? returning) => view.Instances
        .Where(instance => view.IsLeaving(instance) && returning?.Contains(instance.Arn) != true)
        .SelectMany(instance => instance.Tasks ?? [])
        .Where(task => task.IsMeantToRun && task.ServiceName is not null)
        .GroupBy(task => task.ServiceName!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.OrderBy(task => task.Arn, StringComparer.Ordinal).ToList(), StringComparer.Ordinal);

    private static void AddHeadroom(ClusterView view, List<DemandItem> items, List<string> leftOut)
    {
        foreach (var (shape, kind) in Headroom(view))
        {
            if (kind is null) leftOut.Add($"headroom for service {shape.Service}: the service or its task definition was not found");
            else Add(items, kind, shape.Count, DemandSource.Headroom);
        }
    }

    private static void AddBuffer(ClusterDefinition definition, List<DemandItem> items)
    {
        if (Buffer(definition) is { } buffer) items.Add(new DemandItem(buffer, 1, DemandSource.Buffer));
    }

    private static TaskKind? KindOf(ClusterView view, HeadroomShape shape)
    {
        if (shape.Service is not { } name)
            return new TaskKind { Name = $"headroom {shape.Cpu} CPU units × {shape.Memory} MiB", Needs = new Resources(shape.Cpu, shape.Memory) };
        return view.Kinds.Service(name) is { } service && view.Kinds.OfService(service) is { } kind
            ? kind with { Name = "headroom for service " + name }
            : null;
    }

    private static void Add(List<DemandItem> items, TaskKind kind, int count, DemandSource source)
    {
        if (count > 0) items.Add(new DemandItem(kind, count, source));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Simulation.Ecs;

namespace EcsAutoscale.Simulation.Metrics;

/// <summary>What a service's users demand of it in all, shared evenly by its RUNNING tasks.</summary>
/// <param name="CpuUnits">CPU units that all tasks together would use.</param>
/// <param name="MemoryMiB">MiB that all tasks together use.</param>
public sealed record ServiceLoad(double CpuUnits, double MemoryMiB);

/// <summary>Writes AWS/ECS metrics once a minute: used over reserved, in percent, which can exceed 100 (ECS-FACTS section 7).</summary>
public sealed class ServiceMetrics
{
    private const string Namespace = "AWS/ECS";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly CloudContext _cloud;
    private readonly EcsControl _ecs;
    private readonly MetricStore _store;
    private readonly Dictionary<EcsService, ServiceLoad> _loads = [];

    internal ServiceMetrics(CloudContext cloud, EcsControl ecs, MetricStore store)
    {
        _cloud = cloud;
        _ecs = ecs;
        _store = store;
        cloud.Clock.Schedule(Minute, EachMinute);
    }

    /// <summary>The greatest utilisation that is reported, in percent: a task cannot use more than the machine has.</summary>
    public const double Ceiling = 400;

    /// <summary>Sets what a service is asked to do from now on; null takes its metrics away.</summary>
    public void SetLoad(EcsService service, ServiceLoad? load)
    {
        if (load is null)
            _loads.Remove(service);
        else
            _loads[service] = load;
    }

    /// <summary>Writes past points as if the load had been the same for <paramref name="span"/>.</summary>
    internal void Backfill(TimeSpan span)
    {
        for (var ago = span; ago >= Minute; ago -= Minute)
            Sample(_cloud.Clock.Now - ago);
    }

    private void EachMinute()
    {
        Sample(_cloud.Clock.Now - Minute);
        _cloud.Clock.Schedule(Minute, EachMinute);
    }

    private void Sample(DateTimeOffset at)
    {
        foreach (var load in _loads.Where(l => l.Key.RunningCount > 0).OrderBy(l => l.Key.Arn, StringComparer.Ordinal))
            Sample(load.Key, load.Value, at);
        foreach (var cluster in _ecs.Clusters.Where(c => c.Instances.Count > 0))
            Sample(cluster, at);
    }

    private void Sample(EcsService service, ServiceLoad load, DateTimeOffset at)
    {
        var need = TaskNeed.Of(service.Primary.Definition.Spec);
        var dimensions = new Dictionary<string, string> { ["ClusterName"] = service.Cluster.Name, ["ServiceName"] = service.Name };
        Put("CPUUtilization", dimensions, load.CpuUnits, (double)need.Cpu * service.RunningCount, at);
        Put("MemoryUtilization", dimensions, load.MemoryMiB, (double)need.Memory * service.RunningCount, at);
    }

    private void Sample(EcsCluster cluster, DateTimeOffset at)
    {
        var dimensions = new Dictionary<string, string> { ["ClusterName"] = cluster.Name };
        Put("CPUReservation", dimensions, cluster.Instances.Sum(i => (double)i.Resources.Cpu - i.Resources.RemainingCpu), cluster.Instances.Sum(i => (double)i.Resources.Cpu), at);
        Put("MemoryReservation", dimensions, cluster.Instances.Sum(i => (double)i.Resources.Memory - i.Resources.RemainingMemory), cluster.Instances.Sum(i => (double)i.Resources.Memory), at);
    }

    private void Put(string name, IReadOnlyDictionary<string, string> dimensions, double used, double reserved, DateTimeOffset at)
    {
        if (reserved > 0)
            _store.Put(Namespace, name, dimensions, Math.Min(Ceiling, 100 * used / reserved), "Percent", at);
    }
}

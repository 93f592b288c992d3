using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement.Packing;

namespace EcsAutoscale.Core.Tests.Packing;

/// <summary>
/// First fit decreasing, task by task, written apart from the product: by the sum of shares of a new instance, onto the first instance that fits; existing
/// ones by id, then new ones.
/// </summary>
internal static class NaiveFirstFitDecreasing
{
    /// <summary>Answers the new instances and the tasks left over.</summary>
    public static (int NewInstances, int Left) Pack(PackingProblem problem)
    {
        var bins = problem.Instances.OrderBy(instance => instance.Id, System.StringComparer.Ordinal).Select(instance => new Bin(instance.Id, instance.Free, instance.TakenPorts)).ToList();
        int added = 0, left = 0;
        var room = problem.Template?.Free ?? Resources.None;
        var ordered = problem.Kinds
            .OrderByDescending(kind => Share(kind.Needs.Cpu, room.Cpu) + Share(kind.Needs.Memory, room.Memory) + Share(kind.Needs.Gpus, room.Gpus) + Share(kind.Needs.NetworkInterfaces, room.NetworkInterfaces))
            .ThenByDescending(kind => kind.Needs.Cpu).ThenByDescending(kind => kind.Needs.Memory).ThenByDescending(kind => kind.Needs.Gpus).ThenByDescending(kind => kind.Needs.NetworkInterfaces)
            .ThenBy(kind => kind.Id, System.StringComparer.Ordinal);
        foreach (var kind in ordered)
        {
            for (int task = 0; task < kind.Count; task++)
            {
                if (bins.Find(bin => bin.Takes(kind)) is { } found)
                {
                    found.Put(kind);
                }
                else if (problem.Template is not null && added < problem.MaxNewInstances && new Bin(null, room, problem.Template.TakenPorts) is var fresh && fresh.Takes(kind))
                {
                    fresh.Put(kind);
                    bins.Add(fresh);
                    added++;
                }
                else
                {
                    left++;
                }
            }
        }

        return (added, left);
    }

    private static double Share(long need, long room) => room > 0 ? (double)need / room : 0;

    private sealed class Bin(string? id, Resources free, HostPorts ports)
    {
        private readonly Dictionary<string, int> _counts = [];
        private Resources _free = free;
        private HostPorts _ports = ports;

        public bool Takes(PackingKind kind) =>
            kind.Needs.FitsIn(_free)
            && (id is null ? kind.AllowedOnNew : kind.AllowedInstances?.Contains(id) != false)
            && !kind.Ports.ConflictsWith(_ports)
            && _counts.GetValueOrDefault(kind.Id) < (kind.PerInstanceLimit ?? int.MaxValue);

        public void Put(PackingKind kind)
        {
            _free -= kind.Needs;
            _ports = _ports.With(kind.Ports);
            _counts[kind.Id] = _counts.GetValueOrDefault(kind.Id) + 1;
        }
    }
}

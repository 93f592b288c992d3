using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement.Packing;

namespace EcsAutoscale.Core.Tests.Packing;

/// <summary>The true optimum by trying everything; for a handful of tasks. First the fewest tasks left over, then the fewest new instances.</summary>
internal sealed class ExhaustivePacker
{
    private readonly PackingProblem _problem;
    private readonly PackingKind[] _tasks;
    private readonly List<(string? Id, Resources Free, HostPorts Ports, List<PackingKind> Tasks)> _bins = [];
    private (int Left, int NewInstances) _best = (int.MaxValue, int.MaxValue);

    private ExhaustivePacker(PackingProblem problem)
    {
        _problem = problem;
        _tasks = [.. problem.Kinds.SelectMany(kind => Enumerable.Repeat(kind, kind.Count))];
        foreach (var instance in problem.Instances) _bins.Add((instance.Id, instance.Free, instance.TakenPorts, []));
    }

    public static (int Left, int NewInstances) Optimum(PackingProblem problem)
    {
        var packer = new ExhaustivePacker(problem);
        packer.Try(0, 0, 0);
        return packer._best;
    }

    private void Try(int task, int left, int added)
    {
        if ((left, added).CompareTo(_best) >= 0) return;
        if (task == _tasks.Length)
        {
            _best = (left, added);
            return;
        }

        var kind = _tasks[task];
        for (int index = 0; index < _bins.Count; index++)
        {
            var bin = _bins[index];
            if (!Takes(bin, kind)) continue;
            bin.Tasks.Add(kind);
            _bins[index] = (bin.Id, bin.Free - kind.Needs, bin.Ports.With(kind.Ports), bin.Tasks);
            Try(task + 1, left, added);
            bin.Tasks.RemoveAt(bin.Tasks.Count - 1);
            _bins[index] = bin;
        }

        if (_problem.Template is { } template && added < _problem.MaxNewInstances)
        {
            (string? Id, Resources Free, HostPorts Ports, List<PackingKind> Tasks) fresh = (null, template.Free, template.TakenPorts, []);
            if (Takes(fresh, kind))
            {
                _bins.Add((null, template.Free - kind.Needs, template.TakenPorts.With(kind.Ports), [kind]));
                Try(task + 1, left, added + 1);
                _bins.RemoveAt(_bins.Count - 1);
            }
        }

        Try(task + 1, left + 1, added);
    }

    private static bool Takes((string? Id, Resources Free, HostPorts Ports, List<PackingKind> Tasks) bin, PackingKind kind) =>
        kind.Needs.FitsIn(bin.Free)
        && (bin.Id is null ? kind.AllowedOnNew : kind.AllowedInstances?.Contains(bin.Id) != false)
        && !kind.Ports.ConflictsWith(bin.Ports)
        && bin.Tasks.Count(other => other.Id == kind.Id) < (kind.PerInstanceLimit ?? int.MaxValue);
}

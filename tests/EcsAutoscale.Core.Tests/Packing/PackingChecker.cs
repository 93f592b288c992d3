using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Placement.Packing;

namespace EcsAutoscale.Core.Tests.Packing;

/// <summary>Finds everything that is wrong with a packing, by the rules of the problem alone.</summary>
internal static class PackingChecker
{
    public static IReadOnlyList<string> Faults(PackingProblem problem, PackingResult result)
    {
        var faults = new List<string>();
        var kinds = problem.Kinds.ToDictionary(kind => kind.Id);
        var seen = problem.Kinds.ToDictionary(kind => kind.Id, _ => 0L);

        foreach (var packed in result.Existing)
        {
            var instance = problem.Instances.Single(candidate => candidate.Id == packed.Id);
            Check(packed.Contents, packed.Id, 1, instance.Free, instance.TakenPorts, kind => kind.AllowedInstances?.Contains(packed.Id) != false);
        }

        foreach (var packed in result.New)
        {
            if (packed.Instances < 1) faults.Add("a run of no new instances");
            Check(packed.Contents, "new", packed.Instances, problem.Template!.Free, problem.Template.TakenPorts, kind => kind.AllowedOnNew);
        }

        if (result.Existing.Select(packed => packed.Id).Distinct().Count() != result.Existing.Count) faults.Add("an existing instance is listed twice");
        if (result.New.Sum(packed => packed.Instances) != result.NewInstances) faults.Add("the new instances do not add up");
        if (result.NewInstances > problem.MaxNewInstances) faults.Add("more new instances than allowed");
        if (result.LowerBound < 0 || result.LowerBound > result.NewInstances) faults.Add($"the bound is {result.LowerBound}, {result.NewInstances} are used");
        if (result.Unpacked.Any(rest => rest.Count < 1)) faults.Add("left over without a count");
        foreach (var rest in result.Unpacked) seen[rest.Kind] += rest.Count;
        faults.AddRange(seen.Where(pair => pair.Value != kinds[pair.Key].Count).Select(pair => $"{pair.Key}: {pair.Value} of {kinds[pair.Key].Count} accounted for"));
        return faults;

        void Check(IReadOnlyList<KindCount> contents, string where, int times, Resources free, HostPorts ports, System.Func<PackingKind, bool> allows)
        {
            if (contents.Count == 0) faults.Add($"{where}: empty");
            if (contents.Select(content => content.Kind).Distinct().Count() != contents.Count) faults.Add($"{where}: a kind is listed twice");
            foreach (var (id, count) in contents)
            {
                var kind = kinds[id];
                seen[id] += (long)count * times;
                if (count < 1) faults.Add($"{where}: {count} of {id}");
                if (!allows(kind)) faults.Add($"{where}: {id} may not go there");
                if (count > (kind.PerInstanceLimit ?? int.MaxValue)) faults.Add($"{where}: {count} of {id} are above its limit");
                for (int task = 0; task < count; task++)
                {
                    if (!kind.Needs.FitsIn(free)) faults.Add($"{where}: {id} does not fit");
                    if (kind.Ports.ConflictsWith(ports)) faults.Add($"{where}: a port of {id} is taken");
                    free -= kind.Needs;
                    ports = ports.With(kind.Ports);
                }
            }
        }
    }
}

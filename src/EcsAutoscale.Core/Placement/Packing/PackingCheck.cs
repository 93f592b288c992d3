using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>Says what is wrong with a problem before anything is computed from it.</summary>
internal static class PackingCheck
{
    /// <exception cref="ArgumentException">A number out of range, or an id that is used twice.</exception>
    public static void Check(PackingProblem problem)
    {
        if (problem.MaxNewInstances < 0) throw Wrong($"MaxNewInstances is {problem.MaxNewInstances}; give 0 or more");

        var ids = new HashSet<string>(StringComparer.Ordinal);
        long tasks = 0;
        foreach (var kind in problem.Kinds)
        {
            if (!ids.Add(kind.Id)) throw Wrong($"two kinds are called '{kind.Id}'; merge them or rename one");
            if (kind.Count < 0) throw Wrong($"kind '{kind.Id}' has a count of {kind.Count}; give 0 or more");
            if (kind.PerInstanceLimit < 1) throw Wrong($"kind '{kind.Id}' has a limit of {kind.PerInstanceLimit} per instance; give 1 or more, or null");
            if (HasNegative(kind.Needs)) throw Wrong($"kind '{kind.Id}' needs less than nothing ({kind.Needs}); give amounts of 0 or more");
            tasks += kind.Count;
        }

        if (tasks > int.MaxValue) throw Wrong($"there are {tasks} tasks; at most {int.MaxValue} can be packed at once");

        ids.Clear();
        foreach (var instance in problem.Instances)
        {
            if (!ids.Add(instance.Id)) throw Wrong($"two instances are called '{instance.Id}'; list each instance once");
        }
    }

    private static bool HasNegative(Resources needs) => needs.Cpu < 0 || needs.Memory < 0 || needs.Gpus < 0 || needs.NetworkInterfaces < 0;

    private static ArgumentException Wrong(string what) => new($"The packing problem cannot be packed: {what}.");
}

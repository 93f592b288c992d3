using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>Says what is wrong with a problem before anything is computed from it.</summary>
internal static class PackingCheck
{
    /// <exception cref="ArgumentException">A number out of range.</exception>
    public static void Check(PackingProblem problem)
    {
        if (problem.MaxNewInstances < 0) throw Wrong($"MaxNewInstances is {problem.MaxNewInstances}; give 0 or more");

        long tasks = 0;
        foreach (var kind in problem.Kinds)
        {
            if (kind.Count < 0) throw Wrong($"kind '{kind.Id}' has a count of {kind.Count}; give 0 or more");
            if (kind.PerInstanceLimit < 1) throw Wrong($"kind '{kind.Id}' has a limit of {kind.PerInstanceLimit} per instance; give 1 or more, or null");
            if (HasNegative(kind.Needs)) throw Wrong($"kind '{kind.Id}' needs less than nothing ({kind.Needs}); give amounts of 0 or more");
            tasks += kind.Count;
        }

        if (tasks > int.MaxValue) throw Wrong($"there are {tasks} tasks; at most {int.MaxValue} can be packed at once");
    }

    /// <summary>The items by ordinal id.</summary>
    /// <exception cref="ArgumentException">An id that is used twice.</exception>
    public static T[] SortedById<T>(IReadOnlyCollection<T> items, Func<T, string> id, string called)
    {
        var sorted = new T[items.Count];
        int count = 0;
        bool inOrder = true;
        foreach (var item in items)
        {
            inOrder &= count == 0 || string.CompareOrdinal(id(sorted[count - 1]), id(item)) < 0;
            sorted[count++] = item;
        }

        if (inOrder) return sorted;
        Array.Sort(sorted, (left, right) => string.CompareOrdinal(id(left), id(right)));
        for (int index = 1; index < sorted.Length; index++)
        {
            if (id(sorted[index - 1]) == id(sorted[index])) throw Wrong($"two {called} are called '{id(sorted[index])}'; ids must be unique");
        }

        return sorted;
    }

    private static bool HasNegative(Resources needs) => needs.Cpu < 0 || needs.Memory < 0 || needs.Gpus < 0 || needs.NetworkInterfaces < 0;

    private static ArgumentException Wrong(string what) => new($"The packing problem cannot be packed: {what}.");
}

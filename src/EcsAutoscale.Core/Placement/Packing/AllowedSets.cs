using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Placement.Packing;

/// <summary>The different sets of instances that kinds are confined to. Kinds seldom have more than a few of them between them.</summary>
internal sealed class AllowedSets
{
    /// <param name="kinds">The kinds.</param>
    /// <param name="instances">The instances, by ordinal id.</param>
    public AllowedSets(PackingKind[] kinds, PackingInstance[] instances)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int place = 0; place < instances.Length; place++) places.Add(instances[place].Id, place);

        var sets = new List<int[]>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        OfKind = new int[kinds.Length];
        for (int kind = 0; kind < kinds.Length; kind++) OfKind[kind] = Number(kinds[kind].AllowedInstances);

        OfInstance = new bool[instances.Length][];
        for (int place = 0; place < instances.Length; place++) OfInstance[place] = new bool[sets.Count];
        for (int set = 0; set < sets.Count; set++)
        {
            foreach (int place in sets[set]) OfInstance[place][set] = true;
        }

        int Number(IReadOnlyCollection<string>? allowed)
        {
            if (allowed is null) return -1;
            int[] members = [.. allowed.Where(places.ContainsKey).Select(id => places[id]).Distinct().OrderBy(place => place)];
            if (members.Length == instances.Length) return -1;
            string key = string.Join(",", members);
            if (numbers.TryGetValue(key, out int number)) return number;
            numbers.Add(key, sets.Count);
            sets.Add(members);
            return sets.Count - 1;
        }
    }

    /// <summary>For each kind the number of its set; -1 for all instances.</summary>
    public int[] OfKind { get; }

    /// <summary>For each instance, for each set, whether it is in it.</summary>
    public bool[][] OfInstance { get; }
}

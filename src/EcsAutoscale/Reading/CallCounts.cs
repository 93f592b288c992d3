using System;
using System.Collections.Generic;

namespace EcsAutoscale.Reading;

/// <summary>Adds up how often each AWS operation was called.</summary>
internal static class CallCounts
{
    /// <summary>The sums, by operation in ordinal order.</summary>
    public static IReadOnlyDictionary<string, int> Sum(params IReadOnlyDictionary<string, int>[] counts)
    {
        var sums = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var count in counts)
        {
            foreach (var pair in count) sums[pair.Key] = (sums.TryGetValue(pair.Key, out var sum) ? sum : 0) + pair.Value;
        }

        return sums;
    }
}

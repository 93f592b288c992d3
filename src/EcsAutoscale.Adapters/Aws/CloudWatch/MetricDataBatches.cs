using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using EcsAutoscale.Adapters.Aws.CloudWatch.Model;

namespace EcsAutoscale.Adapters.Aws.CloudWatch;

/// <summary>
/// Splits metric queries into requests. An expression stays together with the queries whose ids it names, since CloudWatch only looks inside
/// one request.
/// </summary>
internal static class MetricDataBatches
{
    private static readonly Regex Word = new("[a-z][A-Za-z0-9_]*", RegexOptions.CultureInvariant);

    /// <summary>The requests' queries, each with <paramref name="size"/> at most, unless expressions bind more together.</summary>
    /// <exception cref="ArgumentException">An id is missing, or is there twice.</exception>
    public static IReadOnlyList<IReadOnlyList<MetricDataQuery>> Split(IReadOnlyList<MetricDataQuery> queries, int size)
    {
        var indexes = Index(queries);
        var groups = Enumerable.Range(0, queries.Count).GroupBy(Leaders(queries, indexes), index => queries[index]);
        var batches = new List<List<MetricDataQuery>>();
        foreach (var group in groups)
        {
            var together = group.ToList();
            if (batches.Count == 0 || batches[batches.Count - 1].Count + together.Count > size)
                batches.Add([]);
            batches[batches.Count - 1].AddRange(together);
        }

        return batches;
    }

    private static Dictionary<string, int> Index(IReadOnlyList<MetricDataQuery> queries)
    {
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < queries.Count; i++)
        {
            var id = queries[i].Id ?? throw new ArgumentException("A metric query has no id.", nameof(queries));
            if (indexes.ContainsKey(id))
                throw new ArgumentException($"The id '{id}' is used by two metric queries.", nameof(queries));
            indexes.Add(id, i);
        }

        return indexes;
    }

    /// <summary>Gives each query the first one that it is bound together with.</summary>
    private static Func<int, int> Leaders(IReadOnlyList<MetricDataQuery> queries, Dictionary<string, int> indexes)
    {
        var leaders = Enumerable.Range(0, queries.Count).ToArray();
        int Leader(int index) => leaders[index] == index ? index : leaders[index] = Leader(leaders[index]);

        for (var i = 0; i < queries.Count; i++)
        {
            foreach (Match word in Word.Matches(queries[i].Expression ?? string.Empty))
            {
                if (!indexes.TryGetValue(word.Value, out var other))
                    continue;
                var (first, second) = (Leader(i), Leader(other));
                leaders[Math.Max(first, second)] = Math.Min(first, second);
            }
        }

        return Leader;
    }
}

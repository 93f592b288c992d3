using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Selection;

/// <summary>Which clusters are meant by names, wildcards and ARNs.</summary>
internal sealed class ClusterSelection
{
    /// <summary>The clusters, in the definition's order, then those without a definition as they were named.</summary>
    public IReadOnlyList<ClusterTarget> Targets { get; private init; } = [];

    /// <summary>Plain names that no cluster of the definition has.</summary>
    public IReadOnlyList<EcsName> Unknown { get; private init; } = [];

    /// <summary>Wildcards that match nothing.</summary>
    public IReadOnlyList<string> Unmatched { get; private init; } = [];

    /// <summary>Selects among the clusters of a definition; all of them where nothing is named.</summary>
    /// <param name="definitions">The definition.</param>
    /// <param name="wanted">Names, wildcards, ARNs; null for all.</param>
    public static ClusterSelection Among(DefinitionSet definitions, IReadOnlyList<string>? wanted)
    {
        if (wanted is null) return new ClusterSelection { Targets = [.. definitions.Clusters.Select(one => ClusterTarget.Defined(one))] };
        var chosen = new Dictionary<string, ClusterTarget>(StringComparer.Ordinal);
        var unknown = new List<EcsName>();
        var unmatched = new List<string>();
        foreach (var text in wanted)
        {
            if (WildcardPattern.ContainsWildcardCharacters(text))
            {
                var matches = definitions.Clusters.Where(one => Matches(text, one.Name)).ToList();
                foreach (var match in matches.Where(match => !chosen.ContainsKey(match.Name))) chosen.Add(match.Name, ClusterTarget.Defined(match));
                if (matches.Count == 0 && !Broken(definitions).Any(name => Matches(text, name))) unmatched.Add(text);
                continue;
            }

            var named = EcsName.Of(text);
            if (Find(definitions.Clusters, named) is { } found) chosen[found.Name] = ClusterTarget.Defined(found, named);
            else if (!Broken(definitions).Any(name => named.Means(name, null))) unknown.Add(named);
        }

        return new ClusterSelection
        {
            Targets = [.. definitions.Clusters.Where(one => chosen.ContainsKey(one.Name)).Select(one => chosen[one.Name])],
            Unknown = unknown,
            Unmatched = unmatched,
        };
    }

    /// <summary>Clusters that need no definition: names and ARNs as they are, wildcards among the names that AWS or a file has.</summary>
    public static ClusterSelection Among(IReadOnlyList<string> names, IReadOnlyList<string> wanted)
    {
        var targets = new List<ClusterTarget>();
        var unmatched = new List<string>();
        foreach (var text in wanted)
        {
            var matches = WildcardPattern.ContainsWildcardCharacters(text) ? names.Where(name => Matches(text, name)).ToList() : [text];
            targets.AddRange(matches.Select(match => ClusterTarget.Undefined(EcsName.Of(match))));
            if (matches.Count == 0) unmatched.Add(text);
        }

        return new ClusterSelection
        {
            Targets = [.. targets.GroupBy(target => target.Reference, StringComparer.Ordinal).Select(group => group.First())],
            Unmatched = unmatched,
        };
    }

    /// <summary>Whether a problem concerns what was asked for: its cluster, or the whole file.</summary>
    public static bool Concerns(DefinitionProblem problem, IReadOnlyList<string>? wanted) =>
        wanted is null || problem.Cluster is not { } cluster
        || wanted.Any(text => WildcardPattern.ContainsWildcardCharacters(text) ? Matches(text, cluster) : EcsName.Of(text).Means(cluster, null));

    private static ClusterDefinition? Find(IReadOnlyList<ClusterDefinition> clusters, EcsName named) =>
        clusters.FirstOrDefault(one => string.Equals(one.Name, named.Name, StringComparison.Ordinal))
        ?? clusters.FirstOrDefault(one => named.Means(one.Name, null));

    private static IEnumerable<string> Broken(DefinitionSet definitions) =>
        definitions.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).Select(problem => problem.Cluster).OfType<string>();

    private static bool Matches(string wildcard, string name) => WildcardPattern.Get(wildcard, WildcardOptions.IgnoreCase).IsMatch(name);
}

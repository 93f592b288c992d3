using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Reading;

/// <summary>Gathers problems: a bounded number of each cluster, so that one broken cluster does not hide the others' problems.</summary>
internal sealed class ProblemSink
{
    /// <summary>The most problems that are reported of one cluster, or of one file's parts outside of clusters.</summary>
    public const int MostOfOne = 50;

    private readonly Dictionary<(string File, string? Cluster), List<DefinitionProblem>> _problems = [];
    private readonly HashSet<DefinitionProblem> _seen = [];

    /// <summary>Every problem, by file, line and column.</summary>
    public IReadOnlyList<DefinitionProblem> All =>
    [
        .. _problems.Values.SelectMany(of => of)
            .OrderBy(problem => problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Line)
            .ThenBy(problem => problem.Column)
            .ThenBy(problem => problem.Key, StringComparer.Ordinal)
            .ThenBy(problem => problem.Message, StringComparer.Ordinal),
    ];

    /// <summary>Adds a problem, once.</summary>
    public void Add(DefinitionProblem problem)
    {
        var about = (problem.File, problem.Cluster);
        if (!_problems.TryGetValue(about, out var of)) _problems.Add(about, of = []);
        if (of.Count > MostOfOne)
        {
            // An error that is not listed must count all the same.
            if (problem.Severity == ProblemSeverity.Error) of[MostOfOne] = of[MostOfOne] with { Severity = ProblemSeverity.Error };
        }
        else if (_seen.Add(problem))
        {
            var isListed = of.Count < MostOfOne;
            of.Add(isListed ? problem : problem with { Message = $"more problems follow: the first {MostOfOne} are reported, mend those first" });
        }
    }

    /// <summary>Whether an error stands against a cluster, or against all of a file.</summary>
    public bool HasErrors(string file, string cluster) => _problems.Values.SelectMany(of => of).Any(problem =>
        problem.Severity == ProblemSeverity.Error
        && (problem.Cluster is null ? problem.File == file : string.Equals(problem.Cluster, cluster, StringComparison.Ordinal)));
}

using System.Collections.Generic;

namespace EcsAutoscale.Core.Definitions;

/// <summary>All that a clusters.yml, or a folder of them, says: the clusters that can be used, and every problem.</summary>
public sealed record DefinitionSet
{
    /// <summary>The file or folder that was read.</summary>
    public required string Path { get; init; }

    /// <summary>The clusters without an error in them, in the files' order.</summary>
    public IReadOnlyList<ClusterDefinition> Clusters { get; init; } = [];

    /// <summary>Every problem, by file, line and column. An error without a cluster concerns all of its file.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; init; } = [];

    /// <summary>Takes the values of expanded variables and other credentials out of texts.</summary>
    public Redactor Redactor { get; init; } = Redactor.Nothing;
}

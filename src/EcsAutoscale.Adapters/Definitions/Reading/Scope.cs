using System.Collections.Generic;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Reading;

/// <summary>Where a reader stands: the file, the cluster, the key's path, and where problems and secrets go.</summary>
/// <param name="Problems">Where problems go.</param>
/// <param name="Secrets">Where secrets go.</param>
/// <param name="File">The file.</param>
/// <param name="Cluster">The cluster; null outside of clusters.</param>
/// <param name="Path">The key's path, as written.</param>
internal sealed record Scope(ProblemSink Problems, SecretCollector Secrets, string File, string? Cluster = null, string Path = "")
{
    /// <summary>The scope of a key below.</summary>
    public Scope In(string key) => this with { Path = Path.Length == 0 ? key : $"{Path}.{key}" };

    /// <summary>The scope of an item below.</summary>
    public Scope At(int index) => this with { Path = $"{Path}[{index}]" };

    /// <summary>Reports an error at a node.</summary>
    public void Error(YamlNode at, string message) => Error(at.Line, at.Column, message);

    /// <summary>Reports an error at a place.</summary>
    public void Error(int line, int column, string message) => Report(line, column, message, ProblemSeverity.Error);

    /// <summary>Reports a warning at a node.</summary>
    public void Warning(YamlNode at, string message) => Report(at.Line, at.Column, message, ProblemSeverity.Warning);

    /// <summary>Reports faults of the text.</summary>
    public void Report(IEnumerable<YamlFault> faults)
    {
        foreach (var fault in faults)
        {
            var within = fault.Key is null ? this : In(fault.Key.Written);
            within.Report(fault.Line, fault.Column, fault.Message, fault.IsWarning ? ProblemSeverity.Warning : ProblemSeverity.Error);
        }
    }

    private void Report(int line, int column, string message, ProblemSeverity severity) => Problems.Add(new DefinitionProblem
    {
        Severity = severity,
        File = File,
        Line = line,
        Column = column,
        Key = Path,
        Cluster = Cluster,
        Message = message,
    });
}

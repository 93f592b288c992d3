namespace EcsAutoscale.Core.Definitions;

/// <summary>How bad a problem is.</summary>
public enum ProblemSeverity
{
    /// <summary>The cluster that it is in cannot be used.</summary>
    Error,

    /// <summary>Odd, but usable.</summary>
    Warning,
}

/// <summary>A problem of a clusters.yml, with its place.</summary>
public sealed record DefinitionProblem
{
    /// <summary>How bad it is.</summary>
    public ProblemSeverity Severity { get; init; } = ProblemSeverity.Error;

    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The line, from 1; 0 where the whole file is meant.</summary>
    public int Line { get; init; }

    /// <summary>The column, from 1; 0 where the whole file is meant.</summary>
    public int Column { get; init; }

    /// <summary>The key's path, for example <c>clusters.production.services.worker.max</c>; empty for the whole file.</summary>
    public string Key { get; init; } = "";

    /// <summary>The cluster that it is in; null where it concerns the whole file.</summary>
    public string? Cluster { get; init; }

    /// <summary>What is wrong and what to do, in one sentence without values of variables.</summary>
    public required string Message { get; init; }

    /// <summary><c>file:line:column: key: message</c>.</summary>
    public override string ToString()
    {
        var place = Line > 0 ? $"{File}:{Line}:{Column}" : File;
        return Key.Length > 0 ? $"{place}: {Key}: {Message}" : $"{place}: {Message}";
    }
}

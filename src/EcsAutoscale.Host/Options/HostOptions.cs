using System;

namespace EcsAutoscale.Host.Options;

/// <summary>How objects are written.</summary>
public enum OutputFormat
{
    /// <summary>As PowerShell shows them.</summary>
    Text,

    /// <summary>One JSON object a line.</summary>
    Json,
}

/// <summary>What the command line asks for.</summary>
public sealed record HostOptions
{
    /// <summary>Whether the local stand-in is started and used in place of AWS.</summary>
    public bool Sandbox { get; init; }

    /// <summary>Whether only the stand-in runs, until standard input ends.</summary>
    public bool ServeSandbox { get; init; }

    /// <summary>How objects are written.</summary>
    public OutputFormat OutputFormat { get; init; } = OutputFormat.Text;

    /// <summary>The time from one round to the next; null runs once.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>How many rounds; null has no end.</summary>
    public int? Rounds { get; init; }

    /// <summary>The PowerShell to run.</summary>
    public string? Command { get; init; }

    /// <summary>The script file to run.</summary>
    public string? File { get; init; }

    /// <summary>Whether only the usage is wanted.</summary>
    public bool Help { get; init; }
}

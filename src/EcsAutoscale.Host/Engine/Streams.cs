using System;
using System.IO;

namespace EcsAutoscale.Host.Engine;

/// <summary>Where the host writes and reads, so that tests can stand in for the console.</summary>
public sealed class Streams(TextWriter output, TextWriter error, TextReader input)
{
    /// <summary>Objects. A round of a loop puts its own writer in place.</summary>
    public TextWriter Output { get; set; } = output;

    /// <summary>What the engine shows: formatted objects, and what-if lines. The output, but where that is only for data.</summary>
    public TextWriter Display => ShowsOnError ? Error : Output;

    /// <summary>Whether the output is only for data, so that what the engine shows goes to the error stream.</summary>
    public bool ShowsOnError { get; set; }

    /// <summary>Everything else.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Answers to questions.</summary>
    public TextReader Input { get; } = input;

    /// <summary>How many columns there are.</summary>
    public int Width { get; init; } = 120;

    /// <summary>Whether the output understands escape sequences.</summary>
    public bool HasColours { get; init; }

    /// <summary>The console.</summary>
    public static Streams OfConsole()
    {
        var isTerminal = !Console.IsOutputRedirected;
        return new Streams(Console.Out, Console.Error, Console.In)
        {
            Width = isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : 120,
            HasColours = isTerminal && Environment.GetEnvironmentVariable("NO_COLOR") is null,
        };
    }
}

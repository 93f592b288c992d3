using System;

namespace EcsAutoscale.Adapters.Definitions.Yaml;

/// <summary>A text that cannot be read as one YAML document, with the place.</summary>
internal sealed class YamlTextException(int line, int column, string message) : Exception(message)
{
    /// <summary>The line, from 1; 0 for the whole text.</summary>
    public int Line { get; } = line;

    /// <summary>The column, from 1; 0 for the whole text.</summary>
    public int Column { get; } = column;
}

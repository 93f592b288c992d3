using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Adapters.Definitions.Yaml;

/// <summary>Something wrong at a place of the text that leaves the rest of the file readable.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="IsWarning">Whether the node can be used all the same.</param>
/// <param name="Key">The key of a mapping that is concerned; null for the node itself.</param>
internal sealed record YamlFault(int Line, int Column, string Message, bool IsWarning = false, ScalarNode? Key = null);

/// <summary>A node of a parsed YAML text. An anchored node is shared by all of its aliases.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
internal abstract class YamlNode(int line, int column)
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column, from 1.</summary>
    public int Column { get; } = column;

    /// <summary>What is wrong with the node itself, not with what is below it.</summary>
    public IReadOnlyList<YamlFault> Faults { get; init; } = [];

    /// <summary>Whether the node has no usable value, which its faults say.</summary>
    public bool IsBroken => Faults.Any(fault => !fault.IsWarning) && this is not MappingNode;

    /// <summary>How many nodes a walk would meet, with every alias followed.</summary>
    public virtual long Size => 1;

    /// <summary>How many nodes lie above one another, this one included.</summary>
    public virtual int Height => 1;

    /// <summary>What the node is called in messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A list.</summary>
internal sealed class SequenceNode(int line, int column, IReadOnlyList<YamlNode> items) : YamlNode(line, column)
{
    /// <summary>The items, in the text's order.</summary>
    public IReadOnlyList<YamlNode> Items { get; } = items;

    /// <inheritdoc/>
    public override long Size { get; } = 1 + items.Sum(item => item.Size);

    /// <inheritdoc/>
    public override int Height { get; } = 1 + (items.Count == 0 ? 0 : items.Max(item => item.Height));

    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(ScalarNode Key, YamlNode Value);

/// <summary>A mapping: its keys differ, merged entries come after its own.</summary>
internal sealed class MappingNode(int line, int column, IReadOnlyList<YamlEntry> entries) : YamlNode(line, column)
{
    /// <summary>The entries, in the text's order.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    /// <inheritdoc/>
    public override long Size { get; } = 1 + entries.Sum(entry => 1 + entry.Value.Size);

    /// <inheritdoc/>
    public override int Height { get; } = 1 + (entries.Count == 0 ? 0 : entries.Max(entry => entry.Value.Height));

    /// <inheritdoc/>
    public override string Kind => "a mapping";

    /// <summary>The entry of a key; null where there is none. Keys are case-sensitive.</summary>
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => string.Equals(entry.Key.Text, key, StringComparison.Ordinal));
}

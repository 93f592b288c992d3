using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Definitions.Yaml;

namespace EcsAutoscale.Adapters.Definitions.Reading;

/// <summary>The keys of a mapping, of which only known ones may be there.</summary>
internal sealed class Fields
{
    private readonly MappingNode _mapping;
    private readonly Scope _scope;

    private Fields(MappingNode mapping, Scope scope)
    {
        _mapping = mapping;
        _scope = scope;
    }

    /// <summary>Where the mapping is.</summary>
    public Scope Scope => _scope;

    /// <summary>The mapping itself.</summary>
    public YamlNode Node => _mapping;

    /// <summary>Opens a mapping: reports a node that is none, and keys that are not known.</summary>
    /// <param name="node">The node.</param>
    /// <param name="scope">Where it is.</param>
    /// <param name="known">The keys that it may have.</param>
    /// <returns>Null where it is no mapping.</returns>
    public static Fields? Open(YamlNode node, Scope scope, IReadOnlyList<string> known)
    {
        if (node.IsBroken) return null;
        if (node is not MappingNode mapping)
        {
            scope.Error(node, $"wants keys ({string.Join(", ", known)}), not {node.Kind}");
            return null;
        }

        foreach (var entry in mapping.Entries.Where(entry => !known.Contains(entry.Key.Text) && !entry.Key.IsBroken))
        {
            scope.In(entry.Key.Written).Error(entry.Key, $"unknown key {entry.Key.Shown()}: {Suggestion.For(entry.Key.Text, known)}");
        }

        return new Fields(mapping, scope);
    }

    /// <summary>Where a key is.</summary>
    public Scope In(string key) => _scope.In(key);

    /// <summary>The node of a key, be it null or broken; null where the key is not there.</summary>
    public YamlNode? Raw(string key) => _mapping.Find(key)?.Value;

    /// <summary>Whether a key is there with a value other than null.</summary>
    public bool Has(string key) => Raw(key) is not (null or ScalarNode { IsNull: true, IsBroken: false });

    /// <summary>The usable value of a key: null where it is not there, is YAML's null, or is broken (which has been reported).</summary>
    public YamlNode? Value(string key) => Has(key) && !Raw(key)!.IsBroken ? Raw(key) : null;

    /// <summary>The usable value of a key that must be there: reports its absence.</summary>
    public YamlNode? Required(string key, string what)
    {
        if (!Has(key)) In(key).Error(Raw(key) ?? _mapping, $"'{key}' is missing: {what}");
        return Value(key);
    }

    /// <summary>The items of a list; empty where the key is not there or null. Reports a value that is no list.</summary>
    public IReadOnlyList<YamlNode> Items(string key)
    {
        switch (Value(key))
        {
            case null:
                return [];
            case SequenceNode list:
                return list.Items;
            case var other:
                In(key).Error(other, $"wants a list (lines that begin with '- '), not {other.Kind}");
                return [];
        }
    }

    /// <summary>The fields of a mapping below a key; null where the key is not there or null. Reports a value that is no mapping.</summary>
    public Fields? Below(string key, IReadOnlyList<string> known) => Value(key) is YamlNode node ? Open(node, In(key), known) : null;
}

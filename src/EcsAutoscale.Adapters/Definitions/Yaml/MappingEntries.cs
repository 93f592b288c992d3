using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Adapters.Definitions.Yaml;

/// <summary>Gathers a mapping's entries: keys must be text and differ, and <c>&lt;&lt;</c> takes over the entries of other mappings.</summary>
internal sealed class MappingEntries
{
    private readonly List<YamlEntry> _entries = [];
    private readonly Dictionary<string, ScalarNode> _keys = new(StringComparer.Ordinal);
    private readonly List<YamlFault> _faults = [];
    private YamlEntry? _merge;

    /// <summary>The entries that can be used.</summary>
    public IReadOnlyList<YamlEntry> All => _entries;

    /// <summary>What is wrong with the others.</summary>
    public IReadOnlyList<YamlFault> Faults => _faults;

    /// <summary>Adds an entry of the mapping itself.</summary>
    public void Add(YamlNode key, YamlNode value)
    {
        if (key is not ScalarNode name)
        {
            Fault(key, $"a key is a single value, not {key.Kind}");
        }
        else if (_keys.TryGetValue(name.Text, out var first))
        {
            var message = $"the key {name.Shown()} is there twice: first in line {first.Line}";
            _faults.Add(new YamlFault(name.Line, name.Column, message, Key: name));
        }
        else
        {
            _keys.Add(name.Text, name);
            if (IsMerge(name)) _merge = new YamlEntry(name, value);
            else _entries.Add(new YamlEntry(name, value));
        }
    }

    /// <summary>Takes over what the merge key names: own entries win, then those of the earlier mapping.</summary>
    public void Merge()
    {
        if (_merge is null || _merge.Value.IsBroken)
        {
            if (_merge is not null) _faults.AddRange(_merge.Value.Faults);
            return;
        }

        var sources = _merge.Value is SequenceNode list ? list.Items : [_merge.Value];
        foreach (var source in sources)
        {
            if (source is MappingNode mapping) TakeOver(mapping);
            else if (source.IsBroken) _faults.AddRange(source.Faults);
            else Fault(source, $"'<<' takes a mapping or a list of mappings, for example *anchor, not {source.Kind}");
        }
    }

    private void TakeOver(MappingNode mapping)
    {
        _faults.AddRange(mapping.Faults);
        foreach (var entry in mapping.Entries.Where(entry => !_keys.ContainsKey(entry.Key.Text)))
        {
            _keys.Add(entry.Key.Text, entry.Key);
            _entries.Add(entry);
        }
    }

    // A quoted "<<", or one that a variable holds, is a name.
    private static bool IsMerge(ScalarNode key) => key.IsPlain && key.Written == "<<";

    private void Fault(YamlNode at, string message) => _faults.Add(new YamlFault(at.Line, at.Column, message));
}

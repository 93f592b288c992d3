using System;
using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Observing;

/// <summary>Where the items of a document's lists stand: in a file they may be wrapped, so that messages need the way to them.</summary>
internal sealed class ItemPaths
{
    private readonly Dictionary<string, IReadOnlyList<string>> _byList = new(StringComparer.Ordinal);

    /// <summary>Keeps the paths of a list's items, in their order.</summary>
    public void Add(string list, IReadOnlyList<string> paths) => _byList.Add(list, paths);

    /// <summary>The path of an item, for example <c>clusters[0].tasks[3]</c>.</summary>
    public string Of(string list, int index) =>
        _byList.TryGetValue(list, out var paths) && index < paths.Count ? paths[index] : Files.JsonPath.Element(list, index);
}

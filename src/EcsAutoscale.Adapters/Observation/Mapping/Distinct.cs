using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>Items in ordinal order of their ids. An item that two pages hold, or that was pasted twice, is taken once, the last time.</summary>
internal static class Distinct
{
    /// <summary>The items by id.</summary>
    public static T[] ById<T>(IEnumerable<T> items, Func<T, string> id) =>
        [.. items.GroupBy(id, StringComparer.Ordinal).Select(same => same.Last()).OrderBy(id, StringComparer.Ordinal)];
}

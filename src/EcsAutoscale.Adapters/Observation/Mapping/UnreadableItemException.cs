using System;

namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>What AWS answered, or what a file holds, cannot be what it should be.</summary>
/// <param name="where">Which member of what, for example <c>tasks[3].cpu</c>.</param>
/// <param name="what">What is wrong with it.</param>
internal sealed class UnreadableItemException(string where, string what) : Exception($"{where}: {what}.")
{
    /// <summary>Which member of what.</summary>
    public string Where { get; } = where;

    /// <summary>What is wrong with it.</summary>
    public string What { get; } = what;
}

using System;

namespace EcsAutoscale.Adapters.Observing.Files;

/// <summary>Something in a snapshot file is not as it should be.</summary>
/// <param name="path">The member, for example <c>clusters[0].tasks</c>; empty for the whole file.</param>
/// <param name="what">What is wrong, and what is expected; no full stop.</param>
internal sealed class SnapshotFileException(string path, string what) : Exception($"{path}: {what}")
{
    /// <summary>The member.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong.</summary>
    public string What { get; } = what;
}

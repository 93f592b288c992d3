using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using EcsAutoscale.Core.Cluster;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Observing;

/// <summary>Snapshot files in a folder that goes away, and snapshots as text, since records compare lists by reference.</summary>
internal sealed class SnapshotFolder : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("snapshots");

    public IReadOnlyList<string> Files => Directory.GetFiles(_folder.FullName);

    public static string Text(ClusterSnapshot snapshot) => JsonSerializer.Serialize(snapshot, Indented);

    public string Path(string name = "snapshot.json") => System.IO.Path.Combine(_folder.FullName, name);

    public IReadOnlyList<Observation> Read(string json)
    {
        File.WriteAllText(Path(), json);
        return Gateway.ReadSnapshot(Path());
    }

    /// <summary>Reads a file with one cluster, which has these members beside <c>cluster</c>.</summary>
    public ClusterSnapshot ReadCluster(string members) => Assert.Single(Read(
        """{ "version": 1, "capturedAt": "2026-11-23T21:00:00Z", "clusters": [ { "cluster": { "clusterName": "production" }, """ + members + " } ] }")).Snapshot;

    public string ErrorOf(string json)
    {
        var error = Assert.Throws<GatewayException>(() => Read(json));
        Assert.Equal(GatewayFailure.SnapshotFile, error.Failure);
        Assert.StartsWith(Path(), error.Message, StringComparison.Ordinal);
        return error.Message.Substring(Path().Length);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

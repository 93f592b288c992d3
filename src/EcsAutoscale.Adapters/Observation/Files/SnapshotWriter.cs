using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcsAutoscale.Adapters.Observing.Files;

/// <summary>Writes snapshot files. Only what is modelled is written, so that nothing secret comes with it.</summary>
internal static class SnapshotWriter
{
    /// <summary>Writes a whole file, or none: beside the target first, then in its place.</summary>
    /// <exception cref="GatewayException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<ClusterDocument> clusters)
    {
        var target = Path.GetFullPath(path);
        var draft = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write)) Write(stream, clusters);
            Replace(draft, target);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(draft);
            throw new GatewayException(GatewayFailure.SnapshotFile, $"The snapshot file {path} cannot be written: {error.Message}", error);
        }
    }

    /// <summary>Writes the file's content.</summary>
    public static void Write(Stream stream, IReadOnlyList<ClusterDocument> clusters)
    {
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteNumber("version", SnapshotReader.Version);
        writer.WritePropertyName("capturedAt");
        var capturedAt = clusters.Select(cluster => cluster.CapturedAt).DefaultIfEmpty().Min();
        JsonItems.Write(writer, capturedAt);
        writer.WriteStartArray("clusters");
        foreach (var cluster in clusters) WriteCluster(writer, cluster, capturedAt);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteCluster(Utf8JsonWriter writer, ClusterDocument cluster, DateTimeOffset fileCapturedAt)
    {
        writer.WriteStartObject();
        if (cluster.CapturedAt != fileCapturedAt)
        {
            writer.WritePropertyName("capturedAt");
            JsonItems.Write(writer, cluster.CapturedAt);
        }

        writer.WritePropertyName("cluster");
        JsonItems.Write(writer, cluster.Cluster);
        List(writer, "containerInstances", cluster.ContainerInstances);
        List(writer, "tasks", cluster.Tasks);
        List(writer, "services", cluster.Services);
        List(writer, "taskDefinitions", cluster.TaskDefinitions);
        List(writer, "taskProtection", cluster.TaskProtection);
        List(writer, "autoScalingGroups", cluster.AutoScalingGroups);
        List(writer, "scalingActivities", cluster.ScalingActivities);
        List(writer, "instanceRefreshes", cluster.InstanceRefreshes);
        List(writer, "capacityProviders", cluster.CapacityProviders);
        List(writer, "scalableTargets", cluster.ScalableTargets);
        if (cluster.Warnings.Count > 0) List(writer, "warnings", cluster.Warnings);
        writer.WritePropertyName("metrics");
        RecordedMetrics.Write(writer, cluster.Metrics);
        writer.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T>? items)
    {
        if (items is null) return;
        writer.WriteStartArray(name);
        foreach (var item in items) JsonItems.Write(writer, item);
        writer.WriteEndArray();
    }

    private static void Replace(string draft, string target)
    {
        if (File.Exists(target)) File.Replace(draft, target, null);
        else File.Move(draft, target);
    }

    private static void TryDelete(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The error that led here says more than this one would.
            _ = error;
        }
    }
}

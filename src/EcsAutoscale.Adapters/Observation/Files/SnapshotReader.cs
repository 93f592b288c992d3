using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using EcsAutoscale.Adapters.Observing.Mapping;

namespace EcsAutoscale.Adapters.Observing.Files;

/// <summary>Reads snapshot files, and pasted output of <c>aws ecs describe-…</c> in them.</summary>
internal static class SnapshotReader
{
    /// <summary>The format's version.</summary>
    public const int Version = 1;

    /// <summary>Reads a file and makes something of each of its clusters.</summary>
    /// <exception cref="GatewayException">The file cannot be read, or something in it is not as it should be.</exception>
    public static IReadOnlyList<T> Read<T>(string path, Func<ClusterDocument, T> use)
    {
        var utf8 = Load(path);
        try
        {
            using var file = JsonDocument.Parse(
                utf8, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return [.. Clusters(new JsonSection(file.RootElement, "")).Select(use)];
        }
        catch (JsonException error)
        {
            throw Wrong(path, JsonPlace.OfLine(utf8, error.LineNumber ?? 0, error.BytePositionInLine ?? 0), "", "is no JSON", error);
        }
        catch (SnapshotFileException error)
        {
            throw Wrong(path, JsonPlace.OfPath(utf8, error.Path), error.Path, error.What, error);
        }
        catch (UnreadableItemException error)
        {
            throw Wrong(path, JsonPlace.OfPath(utf8, error.Where), error.Where, error.What, error);
        }
    }

    private static IEnumerable<ClusterDocument> Clusters(JsonSection file)
    {
        var root = file.AsObject();
        CheckVersion(root);
        var capturedAt = JsonItems.Read<DateTimeOffset>(Required(root, "capturedAt"));
        var clusters = Required(root, "clusters").Elements().Select(cluster => ClusterSection.Read(cluster.AsObject(), capturedAt)).ToArray();
        return clusters;
    }

    private static void CheckVersion(JsonSection root)
    {
        var version = Required(root, "version");
        if (version.Value.ValueKind == JsonValueKind.Number && version.Value.TryGetInt32(out var number) && number == Version) return;
        throw new SnapshotFileException(version.Path, $"is {version.Value.GetRawText()}; this version of EcsAutoscale reads version {Version}");
    }

    private static JsonSection Required(JsonSection section, string name) =>
        section.Member(name) ?? throw new SnapshotFileException(section.Path, $"\"{name}\" is missing");

    private static byte[] Load(string path)
    {
        try
        {
            // Knows UTF-16 by its mark: Windows PowerShell's ">" writes it.
            return new UTF8Encoding(false).GetBytes(File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new GatewayException(GatewayFailure.SnapshotFile, $"The snapshot file {path} cannot be read: {error.Message}", error);
        }
    }

    private static GatewayException Wrong(string path, JsonPlace at, string where, string what, Exception error)
    {
        var subject = where.Length == 0 ? "the file" : where;
        return new(GatewayFailure.SnapshotFile, $"{path}({at.Line},{at.Column}): {subject}: {what}.", error);
    }
}

using System.Collections.Generic;
using System.Text.Json;

namespace EcsAutoscale.Adapters.DecisionLog;

/// <summary>The verdicts that the log told last, read from its tail: the log is its own memory, across processes.</summary>
internal static class VerdictMemory
{
    /// <summary>What was told last of each subject of a cluster. Lines that are torn, foreign, or of another kind are passed over.</summary>
    public static Dictionary<VerdictSubject, VerdictState> Read(byte[] tail, string cluster)
    {
        var told = new Dictionary<VerdictSubject, VerdictState>();
        var start = 0;
        for (var index = 0; index < tail.Length; index++)
        {
            if (tail[index] != (byte)'\n') continue;
            Learn(tail, start, index - start, cluster, told);
            start = index + 1;
        }

        return told;
    }

    private static void Learn(byte[] tail, int start, int length, string cluster, Dictionary<VerdictSubject, VerdictState> told)
    {
        if (length == 0 || tail[start] != (byte)'{') return;
        try
        {
            using var line = JsonDocument.Parse(new System.ReadOnlyMemory<byte>(tail, start, length));
            var root = line.RootElement;
            if (Text(root, LogLine.Kind) == LogLine.Verdict
                && Text(root, LogLine.Cluster) == cluster
                && Text(root, LogLine.Of) is { } of
                && Text(root, LogLine.Name) is { } name
                && Text(root, LogLine.Decision) is { } decision
                && Text(root, LogLine.Reason) is { } reason)
                told[new VerdictSubject(cluster, of, name)] = new VerdictState(decision, reason);
        }
        catch (JsonException)
        {
            // Not one of our lines, or half of one: it tells nothing.
        }
    }

    private static string? Text(JsonElement line, string name) =>
        line.ValueKind == JsonValueKind.Object && line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

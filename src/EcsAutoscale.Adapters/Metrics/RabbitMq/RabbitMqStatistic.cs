using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using EcsAutoscale.Adapters.Metrics.Http;

namespace EcsAutoscale.Adapters.Metrics.RabbitMq;

/// <summary>
/// What can be asked of a queue: by our names, or by the management API's own fields (ECS-FACTS section 7). <c>message_stats</c> and the
/// rates appear only after activity, so where they are absent they are 0.
/// </summary>
internal static class RabbitMqStatistic
{
    private const string ActivityPrefix = "message_stats.";
    private const string DetailsSuffix = "_details.rate";

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["ready"] = "messages_ready",
        ["unacknowledged"] = "messages_unacknowledged",
        ["total"] = "messages",
        ["consumers"] = "consumers",
        ["publish_rate"] = "message_stats.publish_details.rate",
        ["deliver_rate"] = "message_stats.deliver_get_details.rate",
        ["ack_rate"] = "message_stats.ack_details.rate",
    };

    /// <summary>Our names, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Fields.Keys.OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>The fields of a queue that every statistic of ours needs.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["consumers", "message_stats", "messages", "messages_ready", "messages_unacknowledged", "name", "state", "vhost"];

    /// <summary>The API's field for a name of ours, or the name itself, which is then a field.</summary>
    public static string FieldOf(string name) => Fields.TryGetValue(name, out var field) ? field : name;

    /// <summary>Takes a statistic out of a queue as the API describes it.</summary>
    public static JsonField Find(JsonElement queue, string name)
    {
        var path = FieldOf(name);
        var field = JsonField.Find(queue, path);
        if (!field.IsAbsent || !ComesWithActivity(path)) return field.IsAbsent ? Absent(queue, field) : field;
        return HasCountWithoutRate(queue, path)
            ? new JsonField(null, $"counts, but has no rate {path}: the server's management.rates_mode is none")
            : new JsonField(0, null);
    }

    private static bool ComesWithActivity(string path) =>
        path.StartsWith(ActivityPrefix, StringComparison.Ordinal) || path.EndsWith(DetailsSuffix, StringComparison.Ordinal);

    private static bool HasCountWithoutRate(JsonElement queue, string path) =>
        path.StartsWith(ActivityPrefix, StringComparison.Ordinal) && path.EndsWith(DetailsSuffix, StringComparison.Ordinal)
        && JsonField.Find(queue, path[..^DetailsSuffix.Length]) is { Value: > 0 };

    // A queue that nobody has measured yet, or whose node is down, is there with its name and without its numbers.
    private static JsonField Absent(JsonElement queue, JsonField field)
    {
        var state = queue.TryGetProperty("state", out var told) && told.ValueKind == JsonValueKind.String ? told.GetString() : null;
        return state is null or "running" ? field : field with { Failure = $"{field.Failure}: the queue's state is {new string([.. state.Where(char.IsLetter).Take(20)])}" };
    }
}

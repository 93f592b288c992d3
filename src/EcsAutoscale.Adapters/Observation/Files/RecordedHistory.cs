using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Adapters.Observing.Files;

/// <summary>A recorded metric with its past: a stabilization window is judged in a replay as it was live.</summary>
internal static class RecordedHistory
{
    private const string Value = "Value";
    private const string History = "History";
    private const string Time = "Time";

    /// <summary>Writes a reading under its alias.</summary>
    public static void Write(Utf8JsonWriter writer, MetricReading reading, IReadOnlyList<MetricPoint> history)
    {
        writer.WriteStartObject(reading.Alias);
        writer.WriteNumber(Value, reading.Value!.Value);
        writer.WriteStartArray(History);
        foreach (var point in history)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(Time);
            JsonItems.Write(writer, point.Time);
            writer.WriteNumber(Value, point.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Reads a reading.</summary>
    /// <exception cref="SnapshotFileException">Something in it is not as it should be.</exception>
    public static MetricReading Read(string alias, JsonSection section, string source) =>
        MetricReading.Of(alias, Number(section), source) with { History = section.Member(History) is { } history ? [.. history.Elements().Select(Point)] : null };

    private static MetricPoint Point(JsonSection section) => new(JsonItems.Read<DateTimeOffset>(Required(section.AsObject(), Time)), Number(section));

    private static double Number(JsonSection section)
    {
        var member = Required(section, Value);
        return member.Value.ValueKind == JsonValueKind.Number
            ? member.Value.GetDouble()
            : throw new SnapshotFileException(member.Path, "is no number");
    }

    private static JsonSection Required(JsonSection section, string name) =>
        section.Member(name) ?? throw new SnapshotFileException(section.Path, $"\"{name}\" is missing");
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Adapters.Observing.Files;

/// <summary>
/// Recorded metrics: service to alias to number, or to an object with <c>Value</c> and <c>History</c> where the decision may look back; null where a reading had failed. Sources are not recorded, as they may hold credentials.
/// </summary>
internal static class RecordedMetrics
{
    private const string Source = "the snapshot file";

    /// <summary>Reads them; none where there are none.</summary>
    public static MetricReadings Read(JsonSection? section)
    {
        if (section is not { } found) return MetricReadings.None;
        var byService = new Dictionary<string, IReadOnlyList<MetricReading>>(StringComparer.Ordinal);
        foreach (var service in Members(found)) byService[service.Key] = [.. Members(service.Value).Select(alias => Reading(alias.Key, alias.Value))];
        return new MetricReadings(byService);
    }

    /// <summary>Writes them as the value of a member.</summary>
    public static void Write(Utf8JsonWriter writer, MetricReadings readings)
    {
        writer.WriteStartObject();
        foreach (var service in readings.Services.OrderBy(name => name, StringComparer.Ordinal))
        {
            writer.WriteStartObject(service);
            foreach (var reading in readings.Of(service).OrderBy(reading => reading.Alias, StringComparer.Ordinal))
            {
                if (reading is { Value: not null, History: { } history }) RecordedHistory.Write(writer, reading, history);
                else if (reading.Value is { } value) writer.WriteNumber(reading.Alias, value);
                else writer.WriteNull(reading.Alias);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static IEnumerable<KeyValuePair<string, JsonSection>> Members(JsonSection section) =>
        section.AsObject().Value.EnumerateObject().Select(
            member => new KeyValuePair<string, JsonSection>(member.Name, new JsonSection(member.Value, JsonPath.Member(section.Path, member.Name))));

    private static MetricReading Reading(string alias, JsonSection section) => section.Value.ValueKind switch
    {
        JsonValueKind.Number => MetricReading.Of(alias, section.Value.GetDouble(), Source),
        JsonValueKind.Object => RecordedHistory.Read(alias, section, Source),
        JsonValueKind.Null => MetricReading.Failed(alias, "it could not be read when the snapshot was recorded", Source),
        _ => throw new SnapshotFileException(section.Path, "is no number; expected a number, an object with Value and History, or null for a metric that could not be read"),
    };
}

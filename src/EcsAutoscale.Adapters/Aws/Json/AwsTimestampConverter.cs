using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsAutoscale.Adapters.Aws.Json;

/// <summary>
/// A point in time as AWS writes it: seconds since 1970 as a number (the wire) or ISO 8601 text (the AWS CLI). Written as ISO 8601 in UTC.
/// </summary>
internal sealed class AwsTimestampConverter : JsonConverter<DateTimeOffset>
{
    private const double LastSecond = 253_402_300_799;
    private const double FirstSecond = -62_135_596_800;

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && TryIso(reader.GetString()!, out var time))
            return time;
        if (reader.TokenType == JsonTokenType.Number && TryEpoch(ref reader, out time))
            return time;
        throw new JsonException();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));

    /// <summary>Reads ISO 8601 text; a time without an offset is UTC.</summary>
    public static bool TryIso(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    private static bool TryEpoch(ref Utf8JsonReader reader, out DateTimeOffset time)
    {
        time = default;
        if (!reader.TryGetDecimal(out var seconds) || (double)seconds is < FirstSecond or > LastSecond)
            return false;

        time = DateTimeOffset.FromUnixTimeSeconds(0).AddTicks((long)decimal.Round(seconds * TimeSpan.TicksPerSecond));
        return true;
    }
}

using System;
using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace EcsAutoscale.Host.Output;

/// <summary>Writes an object as one line of JSON: its properties by name, enums as names, times and time spans in ISO 8601.</summary>
internal static class ObjectJson
{
    private const int MostDepth = 12;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line.</summary>
    public static string Write(PSObject? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options)) WriteValue(json, value, 0);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, int depth)
    {
        var plain = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case Enum name: json.WriteStringValue(name.ToString()); break;
            case DateTimeOffset moment: json.WriteStringValue(moment.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateTime moment: json.WriteStringValue(moment.ToString("O", CultureInfo.InvariantCulture)); break;
            case TimeSpan duration: json.WriteStringValue(XmlConvert.ToString(duration)); break;
            case double number: WriteNumber(json, number); break;
            case float number: WriteNumber(json, number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case sbyte or byte or short or ushort or int or uint or long: json.WriteNumberValue(Convert.ToInt64(plain, CultureInfo.InvariantCulture)); break;
            case ulong number: json.WriteNumberValue(number); break;
            case IDictionary map: WriteMap(json, map, depth); break;
            case IEnumerable items when depth < MostDepth: WriteItems(json, items, depth); break;
            default: WriteObject(json, value!, plain, depth); break;
        }
    }

    // JSON has no NaN and no infinity.
    private static void WriteNumber(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number)) json.WriteNumberValue(number);
        else json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteMap(Utf8JsonWriter json, IDictionary map, int depth)
    {
        json.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            json.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "");
            WriteValue(json, entry.Value, depth + 1);
        }

        json.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter json, IEnumerable items, int depth)
    {
        json.WriteStartArray();
        foreach (var item in items) WriteValue(json, item, depth + 1);
        json.WriteEndArray();
    }

    // Other people's objects may be graphs without end: of those only the properties of the outermost are written.
    private static void WriteObject(Utf8JsonWriter json, object value, object plain, int depth)
    {
        var isData = plain is PSObject || plain.GetType().Namespace?.StartsWith("EcsAutoscale", StringComparison.Ordinal) == true;
        if (depth >= MostDepth || (depth > 0 && !isData))
        {
            json.WriteStringValue(plain.ToString());
            return;
        }

        json.WriteStartObject();
        foreach (var property in PSObject.AsPSObject(value).Properties.Where(property => property.IsGettable && !property.Name.StartsWith("PS", StringComparison.Ordinal)))
        {
            json.WritePropertyName(property.Name);
            WriteValue(json, Get(property), depth + 1);
        }

        json.WriteEndObject();
    }

    private static object? Get(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}

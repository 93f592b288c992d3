using System;
using System.IO;
using System.Text;
using System.Text.Json;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Yaml;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>A payload that is no JSON.</summary>
internal sealed class PayloadException(YamlNode node, string message) : Exception(message)
{
    /// <summary>Where.</summary>
    public YamlNode Node { get; } = node;
}

/// <summary>Writes YAML nodes as JSON. Without quotes a value is null, a boolean or a number where it looks like one, as YAML has it.</summary>
internal static class PayloadJson
{
    /// <summary>The JSON text.</summary>
    /// <exception cref="PayloadException">A part of it has no value that could be sent.</exception>
    public static string Of(YamlNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) Write(node, writer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(YamlNode node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case MappingNode mapping:
                writer.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    writer.WritePropertyName(entry.Key.Text);
                    Write(entry.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case SequenceNode sequence:
                writer.WriteStartArray();
                foreach (var item in sequence.Items) Write(item, writer);
                writer.WriteEndArray();
                break;
            case ScalarNode scalar:
                Write(scalar, writer);
                break;
        }
    }

    private static void Write(ScalarNode scalar, Utf8JsonWriter writer)
    {
        if (HasHalfCharacter(scalar.Text)) throw new PayloadException(scalar, "the text holds half a character (a lone surrogate), which JSON cannot send");
        if (scalar.IsNull) writer.WriteNullValue();
        else if (scalar.IsPlain && ScalarFormats.Flag(scalar.Text) is bool flag) writer.WriteBooleanValue(flag);
        else if (scalar.IsPlain && ScalarFormats.Whole(scalar.Text) is int whole) writer.WriteNumberValue(whole);
        else if (scalar.IsPlain && ScalarFormats.Number(scalar.Text) is double number) writer.WriteNumberValue(number);
        else writer.WriteStringValue(scalar.Text);
    }

    private static bool HasHalfCharacter(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) at++;
            else if (char.IsSurrogate(text[at])) return true;
        }

        return false;
    }
}

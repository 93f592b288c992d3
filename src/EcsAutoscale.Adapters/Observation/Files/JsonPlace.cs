using System;
using System.Text;
using System.Text.Json;

namespace EcsAutoscale.Adapters.Observing.Files;

/// <summary>A place in a file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
internal readonly record struct JsonPlace(int Line, int Column)
{
    /// <summary>How files are read: comments and a comma at an end are no errors in a file that people edit.</summary>
    public static JsonReaderOptions Reading => new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The place of an offset in bytes.</summary>
    public static JsonPlace OfOffset(byte[] utf8, long offset)
    {
        var line = 1;
        var lineStart = 0;
        for (var at = 0; at < offset && at < utf8.Length; at++)
        {
            if (utf8[at] != (byte)'\n') continue;
            line++;
            lineStart = at + 1;
        }

        return new(line, Encoding.UTF8.GetCharCount(utf8, lineStart, (int)Math.Min(offset, utf8.Length) - lineStart) + 1);
    }

    /// <summary>The place of a byte in a line, both from 0, as System.Text.Json counts them.</summary>
    public static JsonPlace OfLine(byte[] utf8, long line, long byteInLine)
    {
        var start = 0;
        for (var seen = 0L; seen < line && start < utf8.Length; start++)
        {
            if (utf8[start] == (byte)'\n') seen++;
        }

        return OfOffset(utf8, start + byteInLine);
    }

    /// <summary>
    /// The place of a value by its path, such as <c>clusters[0].tasks[3].cpu</c>; of the nearest value around it where the path leads further.
    /// </summary>
    public static JsonPlace OfPath(byte[] utf8, string path)
    {
        var reader = new Utf8JsonReader(utf8, Reading);
        reader.Read();
        var found = reader.TokenStartIndex;
        foreach (var step in JsonPath.Steps(path))
        {
            if (!Enter(ref reader, step)) break;
            found = reader.TokenStartIndex;
        }

        return OfOffset(utf8, found);
    }

    private static bool Enter(ref Utf8JsonReader reader, JsonStep step) =>
        step.Name is { } name ? EnterMember(ref reader, name) : EnterElement(ref reader, step.Index);

    private static bool EnterMember(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var wanted = reader.ValueTextEquals(name);
            reader.Read();
            if (wanted) return true;
            reader.Skip();
        }

        return false;
    }

    private static bool EnterElement(ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return false;
        for (var at = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; at++)
        {
            if (at == index) return true;
            reader.Skip();
        }

        return false;
    }
}

using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace EcsAutoscale.Adapters.Metrics.Http;

/// <summary>A number in a JSON document, found by a dotted path; parts that are numbers index lists: <c>data.result.0.value.1</c>.</summary>
/// <param name="Value">The number; null where there is none.</param>
/// <param name="Failure">Why there is none, in words that follow the source's name; null where there is one.</param>
/// <param name="IsAbsent">Whether the field is not there at all.</param>
internal sealed record JsonField(double? Value, string? Failure, bool IsAbsent = false)
{
    private const int MostShown = 8;
    private const int LongestShown = 40;

    /// <summary>Finds a number.</summary>
    public static JsonField Find(JsonElement document, string path)
    {
        var found = document;
        foreach (var part in path.Split('.'))
        {
            if (Child(found, part) is not JsonElement child) return new JsonField(null, $"has no field {path} ({Contents(found)})", IsAbsent: true);
            found = child;
        }

        return Number(found) is double number ? new JsonField(number, null) : new JsonField(null, $"has no number in the field {path}: it is {Kind(found)}");
    }

    private static JsonElement? Child(JsonElement parent, string part)
    {
        if (parent.ValueKind == JsonValueKind.Object) return parent.TryGetProperty(part, out var child) ? child : null;
        return parent.ValueKind == JsonValueKind.Array
            && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < parent.GetArrayLength()
            ? parent[index]
            : null;
    }

    // A number in quotes counts, since metrics services send such (Prometheus, CloudWatch's own JSON); nothing else does.
    private static double? Number(JsonElement element)
    {
        var number = 0.0;
        var isNumber = element.ValueKind switch
        {
            JsonValueKind.Number => element.TryGetDouble(out number),
            JsonValueKind.String => double.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
        return isNumber && !double.IsNaN(number) && !double.IsInfinity(number) ? number : null;
    }

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "too large a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "a list",
        _ => "an object",
    };

    private static string Contents(JsonElement parent) => parent.ValueKind switch
    {
        JsonValueKind.Object => "has: " + Names([.. parent.EnumerateObject().Select(field => field.Name)]),
        JsonValueKind.Array => $"a list of {parent.GetArrayLength().ToString(CultureInfo.InvariantCulture)} is there",
        JsonValueKind.Number => "a number is there",
        _ => $"{Kind(parent)} is there",
    };

    private static string Names(List<string> names)
    {
        if (names.Count == 0) return "nothing";
        var shown = names.Take(MostShown).Select(name =>
            new string([.. name.Take(LongestShown).Select(character => char.IsControl(character) ? '?' : character)]));
        return string.Join(", ", shown) + (names.Count > MostShown ? ", ..." : "");
    }
}

using System;
using System.Linq;
using System.Text.Json.Serialization.Metadata;

namespace EcsAutoscale.Adapters.Observing.Files;

/// <summary>What stands at a place of an item, in words.</summary>
internal static class ExpectedType
{
    /// <summary>What is expected at a path of System.Text.Json, for example <c>a list</c> at <c>$.attributes</c>.</summary>
    public static string At(JsonTypeInfo item, string? path)
    {
        foreach (var step in JsonPath.Steps(JsonPath.Below("", path)))
        {
            var next = step.Name is { } name
                ? item.Properties.FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))?.PropertyType
                : item.ElementType;
            if (next is null) break;
            item = item.Options.GetTypeInfo(next);
        }

        return InWords(item);
    }

    private static string InWords(JsonTypeInfo item)
    {
        if (item.Kind == JsonTypeInfoKind.Enumerable) return "a list";
        var type = Nullable.GetUnderlyingType(item.Type) ?? item.Type;
        return type switch
        {
            _ when type == typeof(DateTimeOffset) => "a time; expected ISO 8601, for example 2026-11-23T21:00:00Z, or seconds since 1970",
            _ when type == typeof(int) || type == typeof(long) => "a whole number",
            _ when type == typeof(double) => "a number",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(string) => "a text",
            _ => "an object",
        };
    }
}

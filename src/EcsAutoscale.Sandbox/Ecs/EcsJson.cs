using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace EcsAutoscale.Sandbox.Ecs;

/// <summary>Shapes that several ECS answers share.</summary>
internal static class EcsJson
{
    /// <summary>Seconds since the epoch with milliseconds, as awsJson 1.1 writes times.</summary>
    public static JsonNode Time(DateTimeOffset time) => Math.Round(time.ToUnixTimeMilliseconds() / 1000m, 3);

    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    public static JsonObject Integer(string name, int value) => Resource(name, "INTEGER", value);

    public static JsonObject StringSet(string name, IEnumerable<string> values)
    {
        var resource = Resource(name, "STRINGSET", 0);
        resource["stringSetValue"] = Texts(values);
        return resource;
    }

    private static JsonObject Resource(string name, string type, int value) => new()
    {
        ["name"] = name,
        ["type"] = type,
        ["doubleValue"] = 0.0,
        ["longValue"] = 0,
        ["integerValue"] = value,
    };
}

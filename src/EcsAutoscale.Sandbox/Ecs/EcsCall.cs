using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EcsAutoscale.Sandbox.Http;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.Ecs;

namespace EcsAutoscale.Sandbox.Ecs;

/// <summary>The input of one ECS operation, with ECS's own refusals.</summary>
internal sealed class EcsCall(JsonObject input, CloudView view)
{
    public EcsControl Ecs => view.Cloud.Ecs;

    public SimulatedCloud Cloud => view.Cloud;

    public WireClock Clock => view.Clock;

    /// <summary>The cluster that the input names, or the one called default.</summary>
    public EcsCluster Cluster => Ecs.Cluster(Text("cluster") ?? "default");

    public string? Text(string name) => Read<string>(name, "string");

    public string RequiredText(string name) =>
        Text(name) ?? throw Invalid(char.ToUpperInvariant(name[0]) + name[1..] + " cannot be empty.");

    public int? Number(string name) => Read<int?>(name, "integer");

    public bool Flag(string name) => Read<bool?>(name, "boolean") ?? false;

    public JsonObject? Structure(string name) => input[name] switch
    {
        null => null,
        JsonObject found => found,
        _ => throw Serialization(name, "structure"),
    };

    public IReadOnlyList<JsonObject> Structures(string name) => input[name] switch
    {
        null => [],
        JsonArray found => [.. found.Select(item => item as JsonObject ?? throw Serialization(name, "list of structures"))],
        _ => throw Serialization(name, "list"),
    };

    public IReadOnlyList<string> Texts(string name) => input[name] switch
    {
        null => [],
        JsonArray found => [.. found.Select(item => item is JsonValue value && value.TryGetValue(out string? text) ? text : throw Serialization(name, "list of strings"))],
        _ => throw Serialization(name, "list"),
    };

    /// <summary>A list of ids or ARNs that must be given and not be too long.</summary>
    public IReadOnlyList<string> RequiredTexts(string name, int most, string what)
    {
        var found = Texts(name);
        if (found.Count == 0)
            throw Invalid(what + " cannot be empty.");
        return found.Count <= most ? found : throw Invalid($"{what} cannot have more than {most} elements.");
    }

    public bool Includes(string what) => Texts("include").Contains(what);

    /// <summary>One page of ARNs, and its token.</summary>
    public JsonObject ListPage(string member, IEnumerable<string> sortedArns, int defaultSize)
    {
        var page = Cut(sortedArns, arn => arn, defaultSize, 100);
        return WithToken(new JsonObject { [member] = new JsonArray([.. page.Items.Select(arn => (JsonNode)arn)]) }, page.NextToken);
    }

    public Page<T> Cut<T>(IEnumerable<T> items, Func<T, string> key, int defaultSize, int mostSize)
    {
        var size = Number("maxResults") ?? defaultSize;
        if (size < 1 || size > mostSize)
            throw Invalid($"maxResults should be between 1 and {mostSize}.");
        return PageToken.Cut(items, key, size, Text("nextToken"), () => Invalid("Invalid token."));
    }

    public static JsonObject WithToken(JsonObject output, string? token)
    {
        if (token is not null)
            output["nextToken"] = token;
        return output;
    }

    public static WireError Invalid(string message) => new("InvalidParameterException", message);

    public static JsonObject Failure(string arn, string reason) => new() { ["arn"] = arn, ["reason"] = reason };

    private T? Read<T>(string name, string type) => input[name] switch
    {
        null => default,
        JsonValue value when value.TryGetValue(out T? found) => found,
        _ => throw Serialization(name, type),
    };

    private static WireError Serialization(string name, string type) => new("SerializationException", $"The member {name} is not a {type}.");
}

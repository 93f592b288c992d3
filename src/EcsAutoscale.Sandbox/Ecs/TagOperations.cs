using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EcsAutoscale.Sandbox.Ecs;

/// <summary>Tags of services.</summary>
internal static partial class TagOperations
{
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    public static JsonObject TagResource(EcsCall call)
    {
        var arn = call.RequiredText("resourceArn");
        var service = call.Ecs.Clusters.SelectMany(cluster => cluster.Services).FirstOrDefault(one => one.Arn == arn)
            ?? throw EcsCall.Invalid("The specified resource could not be found.");
        if (arn.Count(letter => letter == '/') < 2)
            throw EcsCall.Invalid("Long arn format must be used for tagging operations");
        foreach (var tag in call.Structures("tags"))
        {
            var (key, value) = ((string?)tag["key"] ?? "", (string?)tag["value"] ?? "");
            if (key.Length is 0 or > LongestKey || value.Length > LongestValue || !Allowed().IsMatch(key + value))
                throw EcsCall.Invalid("Some tags contain invalid characters. Valid characters: UTF-8 letters, spaces, numbers and _ . / = + - : @.");
            service.Tags[key] = value;
        }

        return [];
    }

    public static JsonArray Describe(IEnumerable<KeyValuePair<string, string>> tags) =>
        new([.. tags.Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]);

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}

using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace EcsAutoscale.Adapters.Observing.Files;

/// <summary>A value of a file and the path to it.</summary>
internal readonly record struct JsonSection(JsonElement Value, string Path)
{
    /// <summary>A member, whatever the case of its name; null where it is absent, or null.</summary>
    public JsonSection? Member(string name)
    {
        foreach (var member in Value.EnumerateObject())
        {
            if (!string.Equals(member.Name, name, System.StringComparison.OrdinalIgnoreCase)) continue;
            return member.Value.ValueKind == JsonValueKind.Null ? null : new JsonSection(member.Value, JsonPath.Member(Path, member.Name));
        }

        return null;
    }

    /// <summary>The value as an object.</summary>
    /// <exception cref="SnapshotFileException">It is none.</exception>
    public JsonSection AsObject() => Value.ValueKind == JsonValueKind.Object ? this : throw Not("an object");

    /// <summary>The elements of an array.</summary>
    /// <exception cref="SnapshotFileException">It is none.</exception>
    public IEnumerable<JsonSection> Elements()
    {
        if (Value.ValueKind != JsonValueKind.Array) throw Not("a list");
        var path = Path;
        return Value.EnumerateArray().Select((element, index) => new JsonSection(element, JsonPath.Element(path, index)));
    }

    /// <summary>
    /// The items of a list as AWS describes them: a plain list, a list of items that each stand in a wrapping of their own, or the whole
    /// answer of the AWS CLI (<c>{"tasks": [...], "failures": []}</c>), or a list of such answers.
    /// </summary>
    /// <param name="listName">What the CLI calls the list.</param>
    /// <param name="itemName">What the CLI calls a single item, where it answers with one at a time; null otherwise.</param>
    public IEnumerable<JsonSection> Items(string listName, string? itemName)
    {
        if (Value.ValueKind == JsonValueKind.Array) return Elements().SelectMany(element => element.Unwrapped(listName, itemName));
        return Value.ValueKind == JsonValueKind.Object && IsWrapping(listName, itemName)
            ? Unwrapped(listName, itemName)
            : throw Not($"a list, or the CLI's answer with \"{listName}\" in it");
    }

    private bool IsWrapping(string listName, string? itemName) =>
        Member(listName)?.Value.ValueKind == JsonValueKind.Array || (itemName is not null && Member(itemName)?.Value.ValueKind == JsonValueKind.Object);

    private IEnumerable<JsonSection> Unwrapped(string listName, string? itemName)
    {
        if (Value.ValueKind != JsonValueKind.Object) throw Not("an object");
        if (Member(listName) is { Value.ValueKind: JsonValueKind.Array } list) return list.Elements().Select(element => element.AsObject());
        return itemName is not null && Member(itemName) is { Value.ValueKind: JsonValueKind.Object } item ? [item] : [this];
    }

    private SnapshotFileException Not(string expected)
    {
        var found = Value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            _ => Value.ValueKind.ToString().ToLowerInvariant(),
        };
        return new(Path, $"is {found}; expected {expected}");
    }
}

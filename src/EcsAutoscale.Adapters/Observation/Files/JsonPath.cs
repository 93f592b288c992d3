using System;
using System.Collections.Generic;
using System.Globalization;

namespace EcsAutoscale.Adapters.Observing.Files;

/// <summary>One step of a path: into a member by name, or into an element by index.</summary>
/// <param name="Name">The member's name; null for an element.</param>
/// <param name="Index">The element's index, from 0.</param>
internal readonly record struct JsonStep(string? Name, int Index);

/// <summary>
/// Paths as messages show them and as System.Text.Json gives them: <c>a.b[3].c</c>, and <c>['odd name']</c> for a member whose name has
/// signs in it.
/// </summary>
internal static class JsonPath
{
    /// <summary>A path and a member below it.</summary>
    public static string Member(string path, string name) =>
        name.IndexOfAny(['.', '[', ']', '\'']) >= 0 ? $"{path}['{name}']" : path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>A path and an element below it.</summary>
    public static string Element(string path, int index) => $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]";

    /// <summary>A path, and below it what System.Text.Json calls <c>$.x.y</c>.</summary>
    public static string Below(string path, string? inner) =>
        inner is null || inner.Length < 2 ? path : path + inner.Substring(1);

    /// <summary>The steps of a path.</summary>
    public static IEnumerable<JsonStep> Steps(string path)
    {
        for (var at = 0; at < path.Length;)
        {
            if (path[at] == '.')
            {
                at++;
            }
            else if (string.CompareOrdinal(path, at, "['", 0, 2) == 0)
            {
                var end = EndOf(path, "']", at + 2);
                yield return new(path.Substring(at + 2, end - at - 2), -1);
                at = end + 2;
            }
            else if (path[at] == '[')
            {
                var end = EndOf(path, "]", at);
                yield return new(null, int.Parse(path.Substring(at + 1, end - at - 1), CultureInfo.InvariantCulture));
                at = end + 1;
            }
            else
            {
                var end = path.IndexOfAny(['.', '['], at);
                if (end < 0) end = path.Length;
                yield return new(path.Substring(at, end - at), -1);
                at = end;
            }
        }
    }

    private static int EndOf(string path, string sign, int from)
    {
        var end = path.IndexOf(sign, from, StringComparison.Ordinal);
        return end < 0 ? path.Length : end;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace EcsAutoscale.Sandbox.Http;

/// <summary>One page of a list, and the token of the next or null.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken);

/// <summary>Opaque page tokens: they say after which key the next page begins, and no caller should know.</summary>
internal static class PageToken
{
    /// <summary>Cuts a page out of a list in ordinal order of keys; items that came or went meanwhile do not shift it.</summary>
    public static Page<T> Cut<T>(IEnumerable<T> items, Func<T, string> key, int size, string? token, Func<WireError> invalidToken)
    {
        var after = token is null ? null : Read(token) ?? throw invalidToken();
        T[] page = [.. items.Where(i => after is null || string.CompareOrdinal(key(i), after) > 0).Take(size + 1)];
        return page.Length <= size ? new Page<T>(page, null) : new Page<T>(page[..size], Write(key(page[size - 1])));
    }

    public static string Write(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes("sandbox:" + text));

    public static string? Read(string token)
    {
        var buffer = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, buffer, out var length))
            return null;
        var text = Encoding.UTF8.GetString(buffer, 0, length);
        return text.StartsWith("sandbox:", StringComparison.Ordinal) ? text["sandbox:".Length..] : null;
    }
}

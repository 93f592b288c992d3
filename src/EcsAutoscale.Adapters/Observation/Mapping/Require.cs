namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>Members that AWS always gives.</summary>
internal static class Require
{
    /// <summary>The text.</summary>
    /// <exception cref="UnreadableItemException">It is missing.</exception>
    public static string Text(string? text, string where, string member) =>
        string.IsNullOrEmpty(text) ? throw new UnreadableItemException(where, $"\"{member}\" is missing") : text!;
}

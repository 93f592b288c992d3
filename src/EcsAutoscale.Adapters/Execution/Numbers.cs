using System.Globalization;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>Counts as actions carry them: as text.</summary>
internal static class Numbers
{
    /// <summary>Reads a count of at least 0.</summary>
    public static bool TryParse(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    /// <summary>A count as text; <c>?</c> where AWS does not say.</summary>
    public static string Text(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "?";
}

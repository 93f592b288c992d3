using System;
using System.Globalization;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Conditions;

/// <summary>A version of one to four numbers, compared number by number; what is not written counts as 0.</summary>
/// <param name="First">The first number.</param>
/// <param name="Second">The second number, or 0.</param>
/// <param name="Third">The third number, or 0.</param>
/// <param name="Fourth">The fourth number, or 0.</param>
/// <param name="Written">How many of them are written: what makes 1.14 another text than 1.14.0.</param>
internal readonly record struct AgentVersion(int First, int Second, int Third, int Fourth, int Written) : IComparable<AgentVersion>
{
    public static bool TryRead(string text, out AgentVersion version)
    {
        version = default;
        var parts = text.Split('.');
        if (parts.Length > 4) return false;
        var numbers = new int[4];
        for (var i = 0; i < parts.Length; i++)
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])) return false;
        version = new AgentVersion(numbers[0], numbers[1], numbers[2], numbers[3], parts.Length);
        return true;
    }

    public int CompareTo(AgentVersion other) =>
        (First, Second, Third, Fourth).CompareTo((other.First, other.Second, other.Third, other.Fourth));
}

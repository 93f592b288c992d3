using System.Globalization;

namespace EcsAutoscale.Core.Services;

/// <summary>Numbers in explanations.</summary>
internal static class Numbers
{
    /// <summary>A metric's value, with three decimals at most and never as -0.</summary>
    public static string Text(double value)
    {
        var text = value.ToString("0.###", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}

using System;
using System.Globalization;

namespace EcsAutoscale.Adapters.Observing.Mapping;

/// <summary>
/// Sizes of tasks as ECS writes them: plain numbers, or with a unit as they may be typed, "1 vCPU" and "0.5 GB" (ECS-FACTS section 1).
/// </summary>
internal static class SizeText
{
    /// <summary>CPU units of a text such as "1024", "1 vCPU" or ".5 vcpu"; null for none.</summary>
    /// <exception cref="UnreadableItemException">The text is no size.</exception>
    public static long? CpuUnits(string? text, string where) => Parse(text, "vCPU", where);

    /// <summary>MiB of a text such as "2048", "2 GB" or "2gb"; null for none.</summary>
    /// <exception cref="UnreadableItemException">The text is no size.</exception>
    public static long? Mebibytes(string? text, string where) => Parse(text, "GB", where);

    private static long? Parse(string? text, string unit, string where)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var trimmed = text!.Trim();
        var hasUnit = trimmed.EndsWith(unit, StringComparison.OrdinalIgnoreCase);
        var number = hasUnit ? trimmed.Substring(0, trimmed.Length - unit.Length).TrimEnd() : trimmed;
        if (decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value <= int.MaxValue
            && (hasUnit || value == decimal.Truncate(value)))
        {
            return (long)decimal.Ceiling(hasUnit ? value * 1024 : value);
        }

        throw new UnreadableItemException(where, $"'{text}' is no size; expected a number, or a number and {unit}");
    }
}

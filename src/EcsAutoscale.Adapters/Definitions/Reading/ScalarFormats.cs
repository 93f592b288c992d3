using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EcsAutoscale.Adapters.Definitions.Reading;

/// <summary>How numbers, booleans and spans of time are written. Each gives null for what is none.</summary>
internal static class ScalarFormats
{
    private static readonly Regex WholeForm = new(@"^[+-]?(0|[1-9][0-9]*(_[0-9]+)*)$", RegexOptions.CultureInvariant);
    private static readonly Regex NumberForm = new(@"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$", RegexOptions.CultureInvariant);
    private static readonly Regex DurationForm = new(@"^([0-9]{1,9})(s|m|h|d)?$", RegexOptions.CultureInvariant);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>
    /// A whole number: digits, perhaps with a sign and with <c>_</c> between digits. A leading 0 is refused, since YAML 1.1 reads
    /// <c>010</c> as 8 and YAML 1.2 as 10.
    /// </summary>
    public static int? Whole(string text)
    {
        text = text.Trim();
        return WholeForm.IsMatch(text) && int.TryParse(text.Replace("_", ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    /// <summary>A finite number.</summary>
    public static double? Number(string text)
    {
        text = text.Trim();
        if (Whole(text) is int whole) return whole;
        return NumberForm.IsMatch(text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && !double.IsInfinity(value)
            ? value
            : null;
    }

    /// <summary>True or false, in YAML 1.1's spellings, which the original read.</summary>
    public static bool? Flag(string text) => text.Trim() switch
    {
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => true,
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => false,
        _ => null,
    };

    /// <summary>A span of time of at most 366 days.</summary>
    public static TimeSpan? Duration(string text)
    {
        var match = DurationForm.Match(text.Trim());
        if (!match.Success) return null;
        var count = long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var unit = match.Groups[2].Value switch
        {
            "m" => TimeSpan.TicksPerMinute,
            "h" => TimeSpan.TicksPerHour,
            "d" => TimeSpan.TicksPerDay,
            _ => TimeSpan.TicksPerSecond,
        };
        return count <= Longest.Ticks / unit ? TimeSpan.FromTicks(count * unit) : null;
    }
}

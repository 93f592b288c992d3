using System;
using System.Globalization;

namespace EcsAutoscale.Host.Options;

/// <summary>Durations as the definition writes them: 90, 90s, 5m, 2h.</summary>
public static class Durations
{
    /// <summary>Reads one above zero, or throws <see cref="UsageException"/>.</summary>
    public static TimeSpan Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (number, unit) = text.Length > 0 && char.IsAsciiLetter(text[^1]) ? (text[..^1], char.ToLowerInvariant(text[^1])) : (text, 's');
        var seconds = unit switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        if (seconds > 0
            && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count > 0
            && count * seconds < TimeSpan.FromDays(365).TotalSeconds)
            return TimeSpan.FromSeconds(count * seconds);
        throw new UsageException($"'{text}' is not a duration: write 30s, 5m or 1h.");
    }

    /// <summary>Shows one: 45s, 2m00s, 1h05m.</summary>
    public static string Show(TimeSpan duration) => duration switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalSeconds}s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.Minutes}m{duration.Seconds:00}s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalHours}h{duration.Minutes:00}m"),
    };
}

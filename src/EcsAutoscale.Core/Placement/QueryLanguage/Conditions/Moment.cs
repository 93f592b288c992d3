using System;
using System.Globalization;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Conditions;

/// <summary>The second or the day that a date in a query names. Without an offset it is UTC.</summary>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant after it.</param>
internal readonly record struct Moment(DateTimeOffset Start, DateTimeOffset End)
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal;

    // The four formats that AWS lists as valid.
    private static readonly string[] Seconds = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss"];

    public static bool TryRead(string text, out Moment moment)
    {
        moment = default;
        var isDay = DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, Utc, out var start);
        if (!isDay && !DateTimeOffset.TryParseExact(text, Seconds, CultureInfo.InvariantCulture, Utc, out start)) return false;
        var length = isDay ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(1);
        moment = new Moment(start, start > DateTimeOffset.MaxValue - length ? DateTimeOffset.MaxValue : start + length);
        return true;
    }
}

using System;
using Cronos;

namespace EcsAutoscale.Adapters.Schedules;

/// <summary>Moments that come again and again: a cron expression of five fields in a time zone.</summary>
internal sealed class CronSchedule
{
    private static readonly DateTimeOffset AnyTime = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly CronExpression _expression;

    private CronSchedule(CronExpression expression) => _expression = expression;

    /// <summary>Whether it ever comes; <c>0 0 30 2 *</c>, the 30th of February, does not.</summary>
    public bool Comes => Next(AnyTime, TimeZoneInfo.Utc) is not null;

    /// <summary>Reads an expression; what is wrong with it is in <paramref name="problem"/>.</summary>
    public static CronSchedule? TryParse(string text, out string? problem)
    {
        try
        {
            problem = null;
            return new CronSchedule(CronExpression.Parse(text, CronFormat.Standard));
        }
        catch (CronFormatException error)
        {
            problem = error.Message;
            return null;
        }
    }

    /// <summary>
    /// The first moment after a time; null where none comes any more. A moment that summer time skips comes when the clocks have gone forward; one
    /// that comes twice when they go back counts once, the first time.
    /// </summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone) => _expression.GetNextOccurrence(after, zone);
}

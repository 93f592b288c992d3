using System;
using System.Linq;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Yaml;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads <c>period</c> and <c>max_age</c> of what CloudWatch measures.</summary>
internal static class PeriodReader
{
    /// <summary>The key of the period.</summary>
    public const string Period = "period";

    /// <summary>The key of the greatest age.</summary>
    public const string MaxAge = "max_age";

    private static readonly int[] ShortPeriods = [1, 5, 10, 20, 30];

    /// <summary>Reads a period of CloudWatch; null where it is not there, or wrong, which is reported.</summary>
    public static TimeSpan? Read(Fields fields) =>
        fields.Read<TimeSpan>(Period, "a period of CloudWatch: 1, 5, 10, 20 or 30 seconds, or whole minutes up to a day", text =>
            ScalarFormats.Duration(text) is TimeSpan period && IsPeriod(period) ? period : null);

    /// <summary>Reads the greatest age of the newest point, which is at least a period and at most 15 days.</summary>
    public static TimeSpan? ReadMaxAge(Fields fields, TimeSpan period)
    {
        if (fields.Duration(MaxAge) is not TimeSpan age) return null;
        if (age >= period && age <= TimeSpan.FromDays(15)) return age;
        fields.In(MaxAge).Error((ScalarNode)fields.Raw(MaxAge)!, "must be at least one period, and at most 15d");
        return null;
    }

    private static bool IsPeriod(TimeSpan period) =>
        ShortPeriods.Contains((int)period.TotalSeconds) || (period > TimeSpan.Zero && period <= TimeSpan.FromDays(1) && period.TotalSeconds % 60 == 0);
}

using System;
using System.Globalization;

namespace EcsAutoscale.Core.Planning;

/// <summary>Durations in sentences.</summary>
internal static class Durations
{
    /// <summary>For example <c>90 s</c>, <c>5 min</c> or <c>2.5 h</c>.</summary>
    public static string InWords(TimeSpan duration) => duration.TotalSeconds < 120
        ? duration.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + " s"
        : duration.TotalMinutes < 120
            ? duration.TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture) + " min"
            : duration.TotalHours.ToString("0.#", CultureInfo.InvariantCulture) + " h";
}

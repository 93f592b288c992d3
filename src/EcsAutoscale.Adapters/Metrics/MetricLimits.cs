using System;
using System.Globalization;

namespace EcsAutoscale.Adapters.Metrics;

/// <summary>What sampling may cost: an endpoint that does not answer must not hold up everything else.</summary>
internal sealed record MetricLimits
{
    /// <summary>The time for one source, redirects and the whole answer included.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time for all sources of a cluster together.</summary>
    public TimeSpan RunTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most bytes of one answer.</summary>
    public int MostBytes { get; init; } = 1024 * 1024;

    /// <summary>The most redirects of one request.</summary>
    public int MostRedirects { get; init; } = 5;

    /// <summary>The most requests under way at once.</summary>
    public int MostAtOnce { get; init; } = 32;

    /// <summary>A span of time in messages, for example <c>10 s</c>.</summary>
    public static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";
}

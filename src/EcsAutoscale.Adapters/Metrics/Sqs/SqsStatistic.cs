using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Adapters.Metrics.Sqs;

/// <summary>What can be asked of a queue.</summary>
internal static class SqsStatistic
{
    /// <summary>The age of the oldest message in seconds, which only CloudWatch knows.</summary>
    public const string AgeOfOldest = "age_of_oldest";

    private static readonly Dictionary<string, string> Attributes = new(StringComparer.Ordinal)
    {
        ["visible"] = "ApproximateNumberOfMessages",
        ["in_flight"] = "ApproximateNumberOfMessagesNotVisible",
        ["delayed"] = "ApproximateNumberOfMessagesDelayed",
    };

    /// <summary>All names, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Attributes.Keys.Append(AgeOfOldest).OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>The attributes to ask for.</summary>
    public static IReadOnlyList<string> AttributeNames { get; } = [.. Attributes.Values.OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>The attribute of a statistic; null for one that is no attribute.</summary>
    public static string? AttributeOf(string name) => Attributes.TryGetValue(name, out var attribute) ? attribute : null;
}

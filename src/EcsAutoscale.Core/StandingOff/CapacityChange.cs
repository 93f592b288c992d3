using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.StandingOff;

/// <summary>What moved a group's desired capacity.</summary>
public enum ChangeSource
{
    /// <summary>A request: of a person, a pipeline, or another tool.</summary>
    Request,

    /// <summary>A scheduled action of the group.</summary>
    ScheduledAction,

    /// <summary>A scaling policy of the group.</summary>
    ScalingPolicy,
}

/// <summary>A change of a group's desired capacity, as the cause of a scaling activity tells it.</summary>
/// <param name="At">When, by AWS's clock.</param>
/// <param name="Who">Who, in AWS's words: <c>a monitor alarm cpu-high in state ALARM triggered policy scale-out</c>.</param>
/// <param name="From">The desired capacity before.</param>
/// <param name="To">The desired capacity after.</param>
/// <remarks>
/// The sentences are those that AWS shows on the page <c>repost.aws/knowledge-center/auto-scaling-scale-down</c>. Scheduled actions and policies are named in
/// them, so DescribeScheduledActions and DescribePolicies, a call each, are not needed.
/// </remarks>
public sealed record CapacityChange(DateTimeOffset At, string Who, int From, int To)
{
    private static readonly Regex Told = new(
        @"At (?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) (?<who>(?:(?!At \d{4}-).)+?)\s+changing the desired capacity from (?<from>\d{1,9}) to (?<to>\d{1,9})",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly Regex Bounds = new(@"\s+(update of AutoScalingGroup constraints|explicitly set group desired capacity|created an AutoScalingGroup)\b.*$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>What moved it.</summary>
    public ChangeSource Source => SourceOf(Who);

    /// <summary>The newest change of a group, after a time, to a desired capacity; null where its activities tell of none.</summary>
    /// <param name="snapshot">What was observed.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="to">The desired capacity that it led to.</param>
    /// <param name="after">The time.</param>
    public static CapacityChange? Newest(ClusterSnapshot snapshot, string group, int to, DateTimeOffset after) => snapshot.ScalingActivities
        .Where(activity => string.Equals(activity.GroupName, group, StringComparison.Ordinal))
        .SelectMany(activity => In(activity.Cause))
        .Where(change => change.To == to && change.At > after)
        .OrderByDescending(change => change.At)
        .ThenBy(change => change.Who, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>All changes that a cause tells of, in its order.</summary>
    public static IReadOnlyList<CapacityChange> In(string? cause) => [.. Told.Matches(cause ?? "").Cast<Match>().Select(match => new CapacityChange(
        DateTimeOffset.Parse(match.Groups["at"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        Bounds.Replace(match.Groups["who"].Value.Trim(), ""),
        int.Parse(match.Groups["from"].Value, CultureInfo.InvariantCulture),
        int.Parse(match.Groups["to"].Value, CultureInfo.InvariantCulture)))];

    /// <summary>What moved it, by who did.</summary>
    internal static ChangeSource SourceOf(string? who) =>
        who is null ? ChangeSource.Request
        : who.IndexOf("scheduled action", StringComparison.OrdinalIgnoreCase) >= 0 ? ChangeSource.ScheduledAction
        : who.IndexOf("policy", StringComparison.OrdinalIgnoreCase) >= 0 || who.IndexOf("predictive", StringComparison.OrdinalIgnoreCase) >= 0 ? ChangeSource.ScalingPolicy
        : ChangeSource.Request;
}

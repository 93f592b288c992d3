using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Services;

namespace EcsAutoscale.Core.StandingOff;

/// <summary>
/// Finds changes of another hand: a value that is neither of the two of our own last change. Without a tag there is no memory, and nobody else is supposed.
/// </summary>
public static class OtherHandFinder
{
    private const string ChangesKey = "changes";

    /// <summary>Who else changed a group's desired capacity since our last change; null where nobody did.</summary>
    /// <param name="policy">What the definition says.</param>
    /// <param name="snapshot">What was observed, with the group's activities.</param>
    /// <param name="group">The group.</param>
    public static OtherHand? OfGroup(StandOffPolicy policy, ClusterSnapshot snapshot, AutoScalingGroup group)
    {
        if (!policy.Remembers || Intent(group.Tags) is not { } intent) return null;
        var found = group.DesiredCapacity;
        if (!NeedsActivities(policy, group, snapshot.ObservedAt)) return intent.Seen?.Value == found ? Noted(policy, intent) : null;
        var last = intent.Seen?.At ?? intent.At;
        var told = CapacityChange.Newest(snapshot, group.Name, found, last);
        var movedBack = intent.Seen is null && found == intent.Before && intent.Before != intent.After && told?.From == intent.After;
        if (IsOurs(intent, found) && !movedBack) return null;
        if (IsNoted(intent, found, told is not null)) return Noted(policy, intent);

        // AWS's own time of a change is kept even where its clock is ahead of ours: else the same change would be told anew until ours has caught up.
        var at = told?.At ?? Earlier(group.PresentCapacity == found ? NewestActivity(snapshot, group, last) : snapshot.ObservedAt, snapshot.ObservedAt);
        var (span, key) = Span(policy, told?.Who);
        return new OtherHand(intent, found, told?.From ?? intent.Seen?.Value ?? intent.After, at, told?.Who, span, key);
    }

    /// <summary>
    /// Whether a group's activities can tell anything that its tag does not: not while its desired capacity is what we set last, and not of a change that
    /// was noted so long ago that nobody stands off from it any more.
    /// </summary>
    /// <param name="policy">What the definition says.</param>
    /// <param name="group">The group.</param>
    /// <param name="now">When it was observed.</param>
    public static bool NeedsActivities(StandOffPolicy policy, AutoScalingGroup group, DateTimeOffset now)
    {
        if (!policy.Remembers || Intent(group.Tags) is not { } intent) return false;
        if (intent.Seen is not { } seen) return group.DesiredCapacity != intent.After;
        var longest = new[] { policy.Changes, policy.ScheduledActions ?? TimeSpan.Zero, policy.ScalingPolicies ?? TimeSpan.Zero }.Max();
        return group.DesiredCapacity != seen.Value || now < seen.At + longest;
    }

    /// <summary>Who else changed a service's desired count since our last change; null where nobody did.</summary>
    /// <param name="policy">What the definition says.</param>
    /// <param name="service">The service.</param>
    /// <param name="now">When it was observed.</param>
    /// <remarks>
    /// ECS tells no time of the change. Where its tasks are as many as wanted, ECS has brought the change about and said so since, so it is at most as recent
    /// as what <see cref="LastChange"/> tells; else it may have come this moment.
    /// </remarks>
    public static OtherHand? OfService(StandOffPolicy policy, EcsService service, DateTimeOffset now)
    {
        if (policy.Changes <= TimeSpan.Zero || Intent(service.Tags) is not { } intent) return null;
        var found = service.DesiredCount;
        if (IsOurs(intent, found)) return null;
        if (IsNoted(intent, found, toldAnew: false)) return Noted(policy with { ScheduledActions = null, ScalingPolicies = null }, intent);
        var last = intent.Seen?.At ?? intent.At;
        var settled = service.RunningCount + service.PendingCount == found;
        var at = !settled ? now : LastChange.Of(service) is { } moved && moved > last ? moved : last;
        return new OtherHand(intent, found, intent.Seen?.Value ?? intent.After, Earlier(at, now), null, policy.Changes, ChangesKey);
    }

    private static DesiredIntent? Intent(IReadOnlyDictionary<string, string> tags) =>
        tags.TryGetValue(DesiredIntent.TagKey, out var text) ? DesiredIntent.Read(text) : null;

    // An intent of one value names somebody's wish beside it (Set-EcsServiceScale): where that never came about, nothing has changed.
    private static bool IsOurs(DesiredIntent intent, int found) => intent.Seen is null
        ? found == intent.Before || found == intent.After
        : intent.Before == intent.After && found == intent.Before;

    private static bool IsNoted(DesiredIntent intent, int found, bool toldAnew) => intent.Seen?.Value == found && !toldAnew;

    private static OtherHand Noted(StandOffPolicy policy, DesiredIntent intent)
    {
        var seen = intent.Seen!;
        var (span, key) = Span(policy, seen.By);
        return new OtherHand(intent, seen.Value, intent.After, seen.At, seen.By, span, key);
    }

    private static (TimeSpan Span, string Key) Span(StandOffPolicy policy, string? who) => CapacityChange.SourceOf(who) switch
    {
        ChangeSource.ScheduledAction => (policy.ScheduledActions ?? policy.Changes, "scheduled_actions"),
        ChangeSource.ScalingPolicy => (policy.ScalingPolicies ?? policy.Changes, "scaling_policies"),
        _ => (policy.Changes, ChangesKey),
    };

    private static DateTimeOffset NewestActivity(ClusterSnapshot snapshot, AutoScalingGroup group, DateTimeOffset last) => snapshot.ScalingActivities
        .Where(activity => string.Equals(activity.GroupName, group.Name, StringComparison.Ordinal) && activity.StartTime > last)
        .Max(activity => activity.StartTime) ?? last;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

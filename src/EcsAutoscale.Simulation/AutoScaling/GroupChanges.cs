using System;
using System.Globalization;

namespace EcsAutoscale.Simulation.AutoScaling;

/// <summary>
/// Who changed a group's desired capacity, in the sentences of AWS's scaling activities (repost.aws/knowledge-center/auto-scaling-scale-down and
/// recorded activities).
/// </summary>
public static class GroupChanges
{
    /// <summary>Somebody called SetDesiredCapacity.</summary>
    public const string UserRequest = "a user request explicitly set group desired capacity";

    /// <summary>A scheduled action of the group.</summary>
    public const string ScheduledAction = "a scheduled action";

    /// <summary>A scaling policy that an alarm triggered.</summary>
    /// <param name="alarm">The alarm's name.</param>
    /// <param name="policy">The policy's name.</param>
    public static string Policy(string alarm, string policy) => $"a monitor alarm {alarm} in state ALARM triggered policy {policy}";

    /// <summary>Sets the desired capacity, and remembers who did until the group answers.</summary>
    internal static void Move(AutoScalingGroup group, int desired, string who, DateTimeOffset now)
    {
        if (desired != group.DesiredCapacity)
            group.Changes.Add(string.Format(CultureInfo.InvariantCulture, "At {0} {1} changing the desired capacity from {2} to {3}.", Stamp(now), who, group.DesiredCapacity, desired));
        group.DesiredCapacity = desired;
    }

    /// <summary>What a group says why it does something: who asked for it, and what it does of it.</summary>
    internal static string Cause(AutoScalingGroup group, string own) => string.Join("  ", [.. group.Changes, own]);

    /// <summary>A time as causes hold it.</summary>
    internal static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

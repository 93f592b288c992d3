using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Metrics.Redis;

/// <summary>What can be asked of a key. Each is named like the Redis command that tells it.</summary>
internal static class RedisStatistic
{
    /// <summary>The length of a list. A list without items is no key in Redis, so a missing key is 0.</summary>
    public const string ListLength = "llen";

    /// <summary>The entries of a stream, read or not. A missing key is 0.</summary>
    public const string StreamLength = "xlen";

    /// <summary>The entries that a consumer group has not been given yet (Redis 7 and later).</summary>
    public const string GroupLag = "lag";

    /// <summary>The entries that a consumer group was given and has not acknowledged.</summary>
    public const string GroupPending = "pending";

    /// <summary>The members of a sorted set. A set without members is no key in Redis, so a missing key is 0.</summary>
    public const string SortedSetSize = "zcard";

    /// <summary>The number that a string holds. A missing key is an error.</summary>
    public const string Number = "get";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names { get; } = [Number, GroupLag, ListLength, GroupPending, StreamLength, SortedSetSize];

    /// <summary>Whether it is told of a consumer group.</summary>
    public static bool WantsGroup(string name) => name is GroupLag or GroupPending;
}

using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using StackExchange.Redis;

namespace EcsAutoscale.Adapters.Metrics.Redis;

/// <summary>One statistic of one key. Equal questions are asked once.</summary>
/// <param name="Address">The Redis.</param>
/// <param name="Database">The database, from 0.</param>
/// <param name="Name">What is asked, by its name in <see cref="RedisStatistic"/>.</param>
/// <param name="Key">The key.</param>
/// <param name="Group">The consumer group; null where none is asked of.</param>
internal sealed record RedisQuestion(RedisAddress Address, int Database, string Name, string Key, string? Group)
{
    private const int LongestNumber = 64;

    /// <summary>Asks.</summary>
    /// <exception cref="RedisException">Redis refused, or could not be asked.</exception>
    public async Task<RedisAnswer> AskAsync(IDatabaseAsync database) => Name switch
    {
        RedisStatistic.ListLength => RedisAnswer.Of(await database.ListLengthAsync(Key).ConfigureAwait(false)),
        RedisStatistic.StreamLength => RedisAnswer.Of(await database.StreamLengthAsync(Key).ConfigureAwait(false)),
        RedisStatistic.SortedSetSize => RedisAnswer.Of(await database.SortedSetLengthAsync(Key).ConfigureAwait(false)),
        RedisStatistic.Number => NumberIn(await database.StringGetRangeAsync(Key, 0, LongestNumber).ConfigureAwait(false)),
        RedisStatistic.GroupLag or RedisStatistic.GroupPending => OfGroup(await database.StreamGroupInfoAsync(Key).ConfigureAwait(false)),
        _ => throw new InvalidOperationException($"{Name} is no statistic of Redis."),
    };

    // A part of the string is asked for, so that a large one costs nothing; Redis answers a missing key with an empty part.
    private static RedisAnswer NumberIn(RedisValue value)
    {
        var text = ((string?)value ?? "").Trim();
        if (text.Length == 0) return RedisAnswer.Failed("has no such key, or an empty one");
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) && !double.IsInfinity(number)
            ? RedisAnswer.Of(number)
            : RedisAnswer.Failed("holds no number");
    }

    private RedisAnswer OfGroup(StreamGroupInfo[] groups)
    {
        var found = groups.Where(group => string.Equals(group.Name, Group, StringComparison.Ordinal)).ToList();
        if (found.Count == 0) return RedisAnswer.Failed("has no such consumer group");
        if (Name == RedisStatistic.GroupPending) return RedisAnswer.Of(found[0].PendingMessageCount);
        return found[0].Lag is long lag
            ? RedisAnswer.Of(lag)
            : RedisAnswer.Failed("does not know the group's lag: entries were deleted from the stream's middle, or the server is older than Redis 7");
    }
}

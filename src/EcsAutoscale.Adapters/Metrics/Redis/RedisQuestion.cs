using System;
using System.Globalization;
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
        RedisStatistic.GroupLag or RedisStatistic.GroupPending => RedisGroups.Find(await database.ExecuteAsync("XINFO", "GROUPS", (RedisKey)Key).ConfigureAwait(false), Group, Name),
        _ => throw new InvalidOperationException($"{Name} is no statistic of Redis."),
    };

    // A part of the string is asked for, so that a large one costs nothing; Redis answers a missing key with an empty part.
    private static RedisAnswer NumberIn(RedisValue value)
    {
        var read = (string?)value ?? "";
        var text = read.Trim();
        if (read.Length > LongestNumber) return RedisAnswer.Failed($"holds no number of at most {LongestNumber} characters");
        if (text.Length == 0) return RedisAnswer.Failed("has no such key, or an empty one");
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) && !double.IsInfinity(number)
            ? RedisAnswer.Of(number)
            : RedisAnswer.Failed("holds no number");
    }
}

using System;
using System.Linq;
using StackExchange.Redis;

namespace EcsAutoscale.Adapters.Metrics.Redis;

/// <summary>
/// Takes a number of a consumer group out of the answer to <c>XINFO GROUPS</c>. The library's own reading of it takes what is no number, or not there,
/// for 0.
/// </summary>
internal static class RedisGroups
{
    /// <summary>Finds the number.</summary>
    /// <param name="answer">Redis's answer: a list of groups, each a list of names and values in turn.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="statistic">What is wanted, by its name in <see cref="RedisStatistic"/>, which is also the field's.</param>
    /// <exception cref="InvalidCastException">Redis does not answer so.</exception>
    public static RedisAnswer Find(RedisResult answer, string? group, string statistic)
    {
        var fields = Items(answer).Select(Items).FirstOrDefault(each => string.Equals(Field(each, "name")?.ToString(), group, StringComparison.Ordinal));
        if (fields is null) return RedisAnswer.Failed("has no such consumer group");
        var found = Field(fields, statistic);
        if (found is { IsNull: false }) return RedisAnswer.Of((long)found);
        return statistic == RedisStatistic.GroupLag
            ? RedisAnswer.Failed("does not know the group's lag: entries were deleted from the stream's middle, or the server is older than Redis 7")
            : throw new InvalidCastException($"A group without {statistic}.");
    }

    private static RedisResult[] Items(RedisResult list) => (RedisResult[]?)list ?? throw new InvalidCastException("A list is wanted.");

    private static RedisResult? Field(RedisResult[] fields, string name)
    {
        for (var at = 0; at + 1 < fields.Length; at += 2)
        {
            if (fields[at].ToString() == name) return fields[at + 1];
        }

        return null;
    }
}

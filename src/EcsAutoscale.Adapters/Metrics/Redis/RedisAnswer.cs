namespace EcsAutoscale.Adapters.Metrics.Redis;

/// <summary>A number, or why there is none.</summary>
/// <param name="Value">The number; null where there is none.</param>
/// <param name="Failure">What went wrong, in words that follow the source's name; null where nothing did.</param>
internal sealed record RedisAnswer(double? Value, string? Failure)
{
    /// <summary>A number.</summary>
    public static RedisAnswer Of(double value) => new(value, null);

    /// <summary>A failure.</summary>
    public static RedisAnswer Failed(string failure) => new(null, failure);
}

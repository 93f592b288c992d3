namespace EcsAutoscale.Core.Definitions;

/// <summary>A key in Redis. Its statistics are named by what is asked: llen, xlen, lag, pending, zcard, get.</summary>
public sealed record RedisMetricSource : MetricSource
{
    /// <summary>The URL: <c>redis://host:port/database</c>, or <c>rediss://</c> with TLS; it may carry a user and a password.</summary>
    public required Sensitive Url { get; init; }

    /// <summary>The URL as the definition writes it (variables by their names), without user info; null where there is no such text.</summary>
    public string? WrittenUrl { get; init; }

    /// <summary>Who asks, where the URL does not say; null for nobody in particular.</summary>
    public Login? Login { get; init; }

    /// <summary>The database; at least 0.</summary>
    public int Database { get; init; }

    /// <summary>The key.</summary>
    public required WrittenText Key { get; init; }

    /// <summary>The consumer group of a stream, for lag and pending; null where none is asked for.</summary>
    public WrittenText? Group { get; init; }

    /// <inheritdoc/>
    public override string Label => $"Redis {WrittenUrl ?? UrlLabel.Of(Url)} key {Key}{(Group is null ? "" : $" group {Group}")}";
}

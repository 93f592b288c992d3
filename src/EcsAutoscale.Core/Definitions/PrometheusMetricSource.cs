using System;

namespace EcsAutoscale.Core.Definitions;

/// <summary>An instant query of Prometheus, or of anything with its HTTP API.</summary>
public sealed record PrometheusMetricSource : MetricSource
{
    /// <summary>The base URL, below which <c>/api/v1/query</c> lies; it may carry a user and a password.</summary>
    public required Sensitive Url { get; init; }

    /// <summary>The URL as the definition writes it (variables by their names), without user info; null where there is no such text.</summary>
    public string? WrittenUrl { get; init; }

    /// <summary>Who asks, where the URL does not say; null for nobody in particular.</summary>
    public Login? Login { get; init; }

    /// <summary>The bearer token; null for none.</summary>
    public Sensitive? Token { get; init; }

    /// <summary>The query, in PromQL.</summary>
    public required WrittenText Query { get; init; }

    /// <summary>How one number is made of several; null where the query must give one.</summary>
    public Combination? Combine { get; init; }

    /// <summary>How old an answer may be.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public override string Label => $"Prometheus {WrittenUrl ?? UrlLabel.Of(Url)} query {Query}";
}

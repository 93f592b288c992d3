using System.Collections.Generic;

namespace EcsAutoscale.Core.Definitions;

/// <summary>A JSON document fetched over HTTP (<c>http</c>, or <c>third_party</c> as the original called it).</summary>
public sealed record HttpMetricSource : MetricSource
{
    /// <summary>The URL, which may carry a user and a password.</summary>
    public required Sensitive Url { get; init; }

    /// <summary>The URL as the definition writes it (variables by their names), without user info and query; null where there is no such text.</summary>
    public string? WrittenUrl { get; init; }

    /// <summary>Who asks, where the URL does not say; null for nobody in particular.</summary>
    public Login? Login { get; init; }

    /// <summary>GET or POST.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>The JSON document to send; null for none.</summary>
    public Sensitive? Payload { get; init; }

    /// <summary>Headers to send.</summary>
    public IReadOnlyList<KeyValuePair<string, Sensitive>> Headers { get; init; } = [];

    /// <inheritdoc/>
    public override string Label => $"{Method} {WrittenUrl ?? UrlLabel.Of(Url)}";
}

using System.Text.Json;

namespace EcsAutoscale.Adapters.Metrics.Http;

/// <summary>The answer to a request: a JSON document, or why there is none.</summary>
/// <param name="Document">The document; null where there is none.</param>
/// <param name="Failure">What went wrong, in words that follow the source's name; null where nothing did.</param>
/// <param name="Status">The HTTP status; null where none came.</param>
internal sealed record JsonAnswer(JsonElement? Document, string? Failure, int? Status)
{
    /// <summary>A document.</summary>
    public static JsonAnswer Of(JsonElement document, int status) => new(document, null, status);

    /// <summary>A failure.</summary>
    public static JsonAnswer Failed(string failure, int? status = null) => new(null, failure, status);
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Metrics.Prometheus;

/// <summary>A value and the moment that it is of.</summary>
internal readonly record struct PrometheusSample(DateTimeOffset Time, double Value);

/// <summary>The answer to an instant query.</summary>
/// <param name="Samples">The finite numbers; empty where the result is, or where it failed.</param>
/// <param name="Failure">Why there is no result, in words that follow the source's name; null where there is one.</param>
internal sealed record PrometheusAnswer(IReadOnlyList<PrometheusSample> Samples, string? Failure)
{
    private const string NotTheApi = "did not answer as Prometheus's query API does";

    /// <summary>Reads an answer. One with warnings is failed, since it may be partial.</summary>
    public static PrometheusAnswer Read(JsonElement document)
    {
        if (Text(document, "status") != "success") return Failed(NotTheApi + ": its status is not success");
        if (Warning(document) is string warning) return Failed($"answered with a warning, so the number may be partial: {warning}");
        if (Member(document, "data") is not JsonElement data || Member(data, "result") is not JsonElement result) return Failed(NotTheApi + ": it has no data.result");
        return Text(data, "resultType") switch
        {
            "scalar" => AllOf([result]),
            "vector" when result.ValueKind == JsonValueKind.Array => AllOf([.. result.EnumerateArray().Select(series => Member(series, "value") ?? series)]),
            "matrix" => Failed("gives a range of values: an instant query without [..] is wanted"),
            "string" => Failed("gives a text, not a number"),
            _ => Failed(NotTheApi + ": its resultType is none of scalar and vector"),
        };
    }

    private static PrometheusAnswer AllOf(IReadOnlyList<JsonElement> values)
    {
        var samples = new List<PrometheusSample>();
        foreach (var value in values)
        {
            if (Sample(value) is not PrometheusSample sample) return Failed(NotTheApi + ": a value is not a pair of a time and a number");
            if (double.IsNaN(sample.Value) || double.IsInfinity(sample.Value)) return Failed("gave no finite number");
            samples.Add(sample);
        }

        return new PrometheusAnswer(samples, null);
    }

    private static PrometheusSample? Sample(JsonElement pair)
    {
        if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2) return null;
        if (pair[0].ValueKind != JsonValueKind.Number || !pair[0].TryGetDouble(out var seconds) || seconds is < 0 or > 253402300799) return null;
        return pair[1].ValueKind == JsonValueKind.String && Number(pair[1].GetString()!) is double number
            ? new PrometheusSample(DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)), number)
            : null;
    }

    private static double? Number(string text) => text switch
    {
        "NaN" => double.NaN,
        "+Inf" or "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    private static string? Warning(JsonElement document) =>
        Member(document, "warnings") is { ValueKind: JsonValueKind.Array } warnings && warnings.GetArrayLength() > 0
            ? new WrittenText(warnings[0].ValueKind == JsonValueKind.String ? warnings[0].GetString()! : "(no text)").Shown
            : null;

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static PrometheusAnswer Failed(string failure) => new([], failure);
}

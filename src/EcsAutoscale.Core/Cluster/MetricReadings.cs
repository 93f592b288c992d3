using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Cluster;

/// <summary>One alias's value, or why there is none.</summary>
/// <param name="Alias">The alias in the definition.</param>
/// <param name="Value">A finite number; null where the reading failed.</param>
/// <param name="Failure">Why it failed, with the source's name and without its credentials; null where it did not.</param>
/// <param name="Source">Where it came from, in words without credentials.</param>
public sealed record MetricReading(string Alias, double? Value, string? Failure, string Source)
{
    /// <summary>Past values, the oldest first, the value itself among them; null where the source keeps none.</summary>
    public IReadOnlyList<MetricPoint>? History { get; init; }

    /// <summary>A reading with a value.</summary>
    public static MetricReading Of(string alias, double value, string source) => new(alias, value, null, source);

    /// <summary>A reading that failed.</summary>
    public static MetricReading Failed(string alias, string failure, string source) => new(alias, null, failure, source);
}

/// <summary>The readings of all services: service to readings, one an alias.</summary>
public sealed class MetricReadings
{
    private readonly Dictionary<string, IReadOnlyList<MetricReading>> _byService;

    /// <summary>Keeps readings by service name.</summary>
    public MetricReadings(IReadOnlyDictionary<string, IReadOnlyList<MetricReading>> byService)
    {
        _byService = new Dictionary<string, IReadOnlyList<MetricReading>>(StringComparer.Ordinal);
        foreach (var pair in byService) _byService.Add(pair.Key, pair.Value);
    }

    /// <summary>No readings.</summary>
    public static MetricReadings None { get; } = new(new Dictionary<string, IReadOnlyList<MetricReading>>());

    /// <summary>The services that have readings.</summary>
    public IEnumerable<string> Services => _byService.Keys;

    /// <summary>A service's readings; empty where there are none.</summary>
    public IReadOnlyList<MetricReading> Of(string service) => _byService.TryGetValue(service, out var readings) ? readings : [];
}

using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Errors;

namespace EcsAutoscale.Selection;

/// <summary>The values of <c>-Metric</c>: service to alias to number, in place of the sources.</summary>
internal sealed class WhatIfMetrics
{
    private const string Source = "-Metric";
    private readonly Dictionary<string, IReadOnlyList<MetricReading>> _byService = new(StringComparer.OrdinalIgnoreCase);

    private WhatIfMetrics()
    {
    }

    /// <summary>No values.</summary>
    public static WhatIfMetrics None { get; } = new();

    /// <summary>The services that have values.</summary>
    public IEnumerable<string> Services => _byService.Keys;

    /// <summary>Reads <c>@{ worker = @{ queue_length = 500 } }</c>; script blocks are run, once each.</summary>
    public static WhatIfMetrics Read(IDictionary given)
    {
        var metrics = new WhatIfMetrics();
        foreach (DictionaryEntry entry in given)
        {
            var service = KeyOf(entry);
            if (Plain(entry.Value) is not IDictionary values) throw Invalid(service, "a hashtable of alias to number is needed.");
            metrics._byService[service] = [.. values.Cast<DictionaryEntry>().Select(value => Reading(service, value))];
        }

        return metrics;
    }

    /// <summary>
    /// The readings that a cluster starts from: recorded ones, under these. Names are matched to the definition's without case, as
    /// PowerShell's hashtables do.
    /// </summary>
    public MetricReadings Over(MetricReadings recorded, ClusterDefinition definition)
    {
        var all = recorded.Services.ToDictionary(service => service, recorded.Of, StringComparer.Ordinal);
        foreach (var service in definition.Services)
        {
            if (!_byService.TryGetValue(service.Name, out var given)) continue;
            var aliases = AliasesOf(service).ToList();
            var exact = given.Select(one => one with { Alias = aliases.FirstOrDefault(alias => Same(alias, one.Alias)) ?? one.Alias }).ToList();
            var kept = recorded.Of(service.Name).Where(one => exact.TrueForAll(other => other.Alias != one.Alias));
            all[service.Name] = [.. exact, .. kept];
        }

        return new MetricReadings(all);
    }

    /// <summary>What is given for nothing: services, and aliases of services, that none of the clusters defines.</summary>
    public IEnumerable<string> Unused(IReadOnlyList<ClusterDefinition> clusters)
    {
        foreach (var pair in _byService)
        {
            var services = clusters.SelectMany(cluster => cluster.Services).Where(service => Same(service.Name, pair.Key)).ToList();
            if (services.Count == 0)
            {
                yield return pair.Key;
                continue;
            }

            var aliases = services.SelectMany(AliasesOf).ToList();
            foreach (var reading in pair.Value.Where(reading => !aliases.Exists(alias => Same(alias, reading.Alias))))
                yield return $"{pair.Key}.{reading.Alias}";
        }
    }

    /// <summary>The aliases that a service's sources define.</summary>
    public static IEnumerable<string> AliasesOf(ServiceDefinition service) =>
        service.MetricSources.SelectMany(source => source.Statistics).Select(statistic => statistic.Alias);

    private static MetricReading Reading(string service, DictionaryEntry entry)
    {
        var key = $"{service}.{KeyOf(entry)}";
        var value = Plain(entry.Value);
        if (value is ScriptBlock script) value = Plain(Run(key, script));
        if (value is null or bool || !LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double number))
            throw Invalid(key, $"'{value}' is not a number.");
        if (double.IsNaN(number) || double.IsInfinity(number)) throw Invalid(key, "the number must be finite.");
        return MetricReading.Of(KeyOf(entry), number, Source);
    }

    private static object? Run(string key, ScriptBlock script)
    {
        try
        {
            return script.InvokeReturnAsIs();
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            throw Invalid(key, $"its script block failed: {exception.Message}");
        }
    }

    private static string KeyOf(DictionaryEntry entry) => Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static InvalidMetricException Invalid(string key, string message) => new(Failures.InvalidMetric(key, message));
}

/// <summary>What <c>-Metric</c> holds cannot be used.</summary>
internal sealed class InvalidMetricException(Failure failure) : Exception(failure.Message)
{
    /// <summary>The error.</summary>
    public Failure Failure { get; } = failure;
}

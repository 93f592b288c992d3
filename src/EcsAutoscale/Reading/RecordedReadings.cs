using System;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Selection;

namespace EcsAutoscale.Reading;

/// <summary>The readings of a recorded file: what is not in it has failed, since no source is asked.</summary>
internal static class RecordedReadings
{
    private const string Source = "the snapshot";

    /// <summary>The readings, with a failed one for each alias that has none.</summary>
    public static MetricReadings Complete(ClusterDefinition definition, MetricReadings known)
    {
        var all = known.Services.ToDictionary(service => service, known.Of, StringComparer.Ordinal);
        foreach (var service in definition.Services.Where(service => service.Enabled))
        {
            var missing = WhatIfMetrics.AliasesOf(service)
                .Where(alias => known.Of(service.Name).All(reading => reading.Alias != alias))
                .Select(alias => MetricReading.Failed(alias, $"the snapshot holds no value of {alias}; give one with -Metric", Source));
            all[service.Name] = [.. known.Of(service.Name), .. missing];
        }

        return new MetricReadings(all);
    }
}

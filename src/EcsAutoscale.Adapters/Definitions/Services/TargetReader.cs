using System.Collections.Generic;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Services;

/// <summary>Reads <c>target</c>.</summary>
internal static class TargetReader
{
    private static readonly string[] Keys = ["metric", "per_task", "tolerance"];

    /// <summary>Reads a service's target, and adds its metric; null where there is none.</summary>
    public static TargetPolicy? Read(Fields service, List<MetricUse> metrics)
    {
        if (service.Below("target", Keys) is not Fields fields) return null;
        var metric = MetricUse.Read(fields, "metric");
        fields.Required("per_task", "give how much of the metric one task is worth");
        var perTask = fields.Number("per_task", "a number above 0", value => value > 0);
        var tolerance = fields.Number("tolerance", "a share of at least 0 and below 1, for example 0.1", value => value is >= 0 and < 1);
        if (metric is null) return null;
        metrics.Add(metric);
        var policy = new TargetPolicy { Metric = metric.Expression, PerTask = perTask ?? 1 };
        return tolerance is double given ? policy with { Tolerance = given } : policy;
    }
}

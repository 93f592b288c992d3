using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Services;

/// <summary>Reads <c>events</c>.</summary>
internal static class EventReader
{
    private static readonly string[] Keys = ["metric", "min", "max", "action"];

    /// <summary>Reads a service's events, in the file's order, and adds their metrics.</summary>
    public static IReadOnlyList<ScalingEvent> Read(Fields service, List<MetricUse> metrics)
    {
        var events = new List<ScalingEvent>();
        foreach (var (item, index) in service.Items("events").Select((item, index) => (item, index)))
        {
            if (Event(item, service.In("events").At(index), metrics) is ScalingEvent read) events.Add(read);
        }

        return events;
    }

    private static ScalingEvent? Event(YamlNode item, Scope scope, List<MetricUse> metrics)
    {
        if (Fields.Open(item, scope, Keys) is not Fields fields) return null;
        var metric = MetricUse.Read(fields, "metric");
        var (min, max) = (Bound(fields, "min"), Bound(fields, "max"));
        if (min > max) fields.In("min").Error(fields.Raw("min")!, "min is greater than max");
        fields.Required("action", "give the number of tasks to add, or below 0 to take away");
        var action = fields.Whole("action", int.MinValue);
        if (action == 0) fields.In("action").Warning(fields.Raw("action")!, "an action of 0 never changes anything");
        if (metric is null) return null;
        metrics.Add(metric);
        return new ScalingEvent { Metric = metric.Expression, Min = min, Max = max, Action = action ?? 0 };
    }

    private static double? Bound(Fields fields, string key) => fields.Number(key, "a number, or null for no bound", _ => true);
}

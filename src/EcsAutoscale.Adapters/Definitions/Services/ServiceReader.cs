using System;
using System.Collections.Generic;
using EcsAutoscale.Adapters.Definitions.Clusters;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Sources;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Services;

/// <summary>Reads what is said of one service.</summary>
internal static class ServiceReader
{
    private static readonly string[] Keys =
        ["enabled", "min", "max", "type", "data", "metric_sources", "events", "target", "cooldown", "stabilization", "schedule", "on_metric_failure", "stand_off"];

    private static readonly string[] CooldownKeys = ["out", "in"];

    /// <summary>Reads a service. What is wrong is reported; the result is then not to be used.</summary>
    /// <param name="name">The service's name.</param>
    /// <param name="node">Its keys.</param>
    /// <param name="scope">Where they are.</param>
    /// <param name="standOff">What its cluster says of others at work.</param>
    public static ServiceDefinition Read(ScalarNode name, YamlNode node, Scope scope, StandOffPolicy standOff)
    {
        scope.Secrets.Public(name.Text);
        if (name.Text.Trim().Length == 0) scope.Error(name, "a service needs a name");
        var fields = Fields.Open(node, scope, Keys);
        if (fields is null) return new ServiceDefinition { Name = name.Text };
        var (min, max) = Bounds(fields);
        var aliases = new AliasTable();
        var sources = MetricSourcesReader.Read(fields, aliases);
        var metrics = new List<MetricUse>();
        var events = EventReader.Read(fields, metrics);
        var target = TargetReader.Read(fields, metrics);
        var celery = CelerySourceReader.Read(fields, [.. aliases.Missing(metrics)]);
        if (!CelerySourceReader.IsAsked(fields)) aliases.ReportMissing(metrics);
        var cooldown = fields.Below("cooldown", CooldownKeys);
        return new ServiceDefinition
        {
            Name = name.Text,
            Enabled = fields.Flag("enabled") ?? true,
            Min = min,
            Max = max,
            Events = events,
            Target = target,
            CooldownOut = cooldown?.Duration("out") ?? TimeSpan.Zero,
            CooldownIn = cooldown?.Duration("in") ?? TimeSpan.Zero,
            Stabilization = StabilizationReader.Read(fields),
            Schedule = ScheduleReader.Read(fields, min, max),
            OnMetricFailure = OnMetricFailure(fields),
            StandOff = StandOffReader.OfService(fields, standOff),
            MetricSources = celery is null ? sources : [celery, .. sources],
        };
    }

    private static (int Min, int Max) Bounds(Fields fields)
    {
        fields.Required("min", "give the fewest tasks");
        fields.Required("max", "give the most tasks");
        var (min, max) = (fields.Whole("min", 0), fields.Whole("max", 0));
        if (min > max) fields.In("min").Error(fields.Raw("min")!, "min is greater than max");
        return (min ?? 0, max ?? 0);
    }

    private static int? OnMetricFailure(Fields fields)
    {
        const string key = "on_metric_failure";
        if (fields.Value(key) is null or ScalarNode { Text: "hold" }) return null;
        return fields.Read<int>(key, "hold, or a number of tasks", text => ScalarFormats.Whole(text) is int count && count >= 0 ? count : null);
    }
}

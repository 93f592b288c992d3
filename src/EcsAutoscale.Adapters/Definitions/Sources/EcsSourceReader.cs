using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Services;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads a source of <c>ecs</c>: a service's CPU or memory, of this service where no other is named.</summary>
internal static class EcsSourceReader
{
    private const string Statistic = "statistic";
    private static readonly string[] Keys = [Statistic, "service", "cluster", PeriodReader.Period, OneNumber.Alias];

    /// <summary>Reads a source and defines its alias; null where it cannot be used, which is reported.</summary>
    public static MetricSource? Read(YamlNode item, Scope scope, AliasTable aliases)
    {
        if (Fields.Open(item, scope, Keys) is not Fields fields)
        {
            aliases.MarkIncomplete();
            return null;
        }

        var standard = new EcsMetricSource();
        fields.Required(Statistic, "say cpu or memory");
        var utilization = fields.Choice(Statistic, ("cpu", ServiceUtilization.Cpu), ("memory", ServiceUtilization.Memory));
        return new EcsMetricSource
        {
            Utilization = utilization ?? standard.Utilization,
            Service = fields.Written("service"),
            Cluster = fields.Written("cluster"),
            Period = PeriodReader.Read(fields) ?? standard.Period,
            Statistics = OneNumber.Read(fields, aliases, utilization == ServiceUtilization.Memory ? "memory" : "cpu"),
        };
    }
}

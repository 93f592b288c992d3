using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Services;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads a source of <c>cloudwatch</c>: a metric, with the original's defaults, or an expression.</summary>
internal static class CloudWatchSourceReader
{
    private static readonly string[] Keys = ["namespace", "metric_name", CloudWatchDimensions.Key, PeriodReader.Period, PeriodReader.MaxAge, StatisticsReader.Key];

    /// <summary>Reads a source and defines its aliases; null where it cannot be used, which is reported.</summary>
    public static MetricSource? Read(YamlNode item, Scope scope, AliasTable aliases)
    {
        if (item is MappingNode mapping && mapping.Find(CloudWatchExpressionReader.Key) is not null) return CloudWatchExpressionReader.Read(item, scope, aliases);
        if (Fields.Open(item, scope, Keys) is not Fields fields)
        {
            aliases.MarkIncomplete();
            return null;
        }

        var standard = new CloudWatchMetricSource();
        var period = PeriodReader.Read(fields) ?? standard.Period;
        return new CloudWatchMetricSource
        {
            Namespace = fields.Text("namespace") ?? standard.Namespace,
            MetricName = fields.Text("metric_name") ?? standard.MetricName,
            Dimensions = CloudWatchDimensions.Read(fields),
            Period = period,
            MaxAge = PeriodReader.ReadMaxAge(fields, period),
            Statistics = StatisticsReader.Read(fields, aliases, CloudWatchDimensions.WrongStatistic),
        };
    }
}

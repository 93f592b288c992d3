using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Services;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads a source of <c>cloudwatch</c>, with the original's defaults.</summary>
internal static class CloudWatchSourceReader
{
    private const int MostDimensions = 30;
    private static readonly string[] Keys = ["namespace", "metric_name", "dimensions", "period", StatisticsReader.Key];
    private static readonly string[] DimensionKeys = ["name", "value"];
    private static readonly string[] Statistics = ["Average", "Maximum", "Minimum", "SampleCount", "Sum"];
    private static readonly Regex Percentile = new(@"^((p|tm|tc|ts|wm)\d{1,2}(\.\d+)?|p100|IQM|(PR|TM|TC|TS|WM)\([0-9.%:]+\))$", RegexOptions.CultureInvariant);
    private static readonly int[] ShortPeriods = [1, 5, 10, 20, 30];

    /// <summary>Reads a source and defines its aliases; null where it cannot be used, which is reported.</summary>
    public static MetricSource? Read(YamlNode item, Scope scope, AliasTable aliases)
    {
        if (Fields.Open(item, scope, Keys) is not Fields fields)
        {
            aliases.MarkIncomplete();
            return null;
        }

        var standard = new CloudWatchMetricSource();
        return new CloudWatchMetricSource
        {
            Namespace = fields.Text("namespace") ?? standard.Namespace,
            MetricName = fields.Text("metric_name") ?? standard.MetricName,
            Dimensions = Dimensions(fields),
            Period = Period(fields) ?? standard.Period,
            Statistics = StatisticsReader.Read(fields, aliases, StatisticName),
        };
    }

    private static string? StatisticName(string name) => Statistics.Contains(name) || Percentile.IsMatch(name)
        ? null
        : $"not a statistic of CloudWatch (percentiles are written p95): {Suggestion.For(name, Statistics)}";

    private static TimeSpan? Period(Fields fields) =>
        fields.Read<TimeSpan>("period", "a period of CloudWatch: 1, 5, 10, 20 or 30 seconds, or whole minutes up to a day", text =>
            ScalarFormats.Duration(text) is TimeSpan period && IsPeriod(period) ? period : null);

    private static bool IsPeriod(TimeSpan period) =>
        ShortPeriods.Contains((int)period.TotalSeconds) || (period > TimeSpan.Zero && period <= TimeSpan.FromDays(1) && period.TotalSeconds % 60 == 0);

    private static List<KeyValuePair<string, string>> Dimensions(Fields fields)
    {
        var dimensions = new List<KeyValuePair<string, string>>();
        foreach (var (item, index) in fields.Items("dimensions").Select((item, index) => (item, index)))
        {
            var scope = fields.In("dimensions").At(index);
            if (index == MostDimensions) scope.Error(item, $"CloudWatch allows {MostDimensions} dimensions");
            if (Fields.Open(item, scope, DimensionKeys) is not Fields dimension) continue;
            var name = dimension.RequiredText("name", "give the dimension's name, for example ServiceName");
            var value = dimension.RequiredText("value", "give the dimension's value");
            if (name is not null && dimensions.Exists(other => other.Key == name)) scope.Error(item, "the dimension is there twice");
            else if (name is not null && value is not null) dimensions.Add(new KeyValuePair<string, string>(name, value));
        }

        return dimensions;
    }
}

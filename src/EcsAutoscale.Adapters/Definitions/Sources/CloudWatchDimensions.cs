using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using EcsAutoscale.Adapters.Definitions.Reading;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads what names a metric's series and its statistic in CloudWatch.</summary>
internal static class CloudWatchDimensions
{
    /// <summary>The key of the dimensions.</summary>
    public const string Key = "dimensions";

    private const int MostDimensions = 30;
    private static readonly string[] Keys = ["name", "value"];
    private static readonly string[] Statistics = ["Average", "Maximum", "Minimum", "SampleCount", "Sum"];
    private static readonly Regex Percentile = new(@"^((p|tm|tc|ts|wm)\d{1,2}(\.\d+)?|p100|IQM|(PR|TM|TC|TS|WM)\([0-9.%:]+\))$", RegexOptions.CultureInvariant);

    /// <summary>Reads the dimensions.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(Fields fields)
    {
        var dimensions = new List<KeyValuePair<string, string>>();
        foreach (var (item, index) in fields.Items(Key).Select((item, index) => (item, index)))
        {
            var scope = fields.In(Key).At(index);
            if (index == MostDimensions) scope.Error(item, $"CloudWatch allows {MostDimensions} dimensions");
            if (Fields.Open(item, scope, Keys) is not Fields dimension) continue;
            var name = dimension.RequiredText("name", "give the dimension's name, for example ServiceName");
            var value = dimension.RequiredText("value", "give the dimension's value");
            if (name is not null && dimensions.Exists(other => other.Key == name)) scope.Error(item, "the dimension is there twice");
            else if (name is not null && value is not null) dimensions.Add(new KeyValuePair<string, string>(name, value));
        }

        return dimensions;
    }

    /// <summary>What is wrong with a statistic's name; null where nothing is.</summary>
    public static string? WrongStatistic(string name) => Statistics.Contains(name) || Percentile.IsMatch(name)
        ? null
        : $"not a statistic of CloudWatch (percentiles are written p95): {Suggestion.For(name, Statistics)}";
}

using System.Linq;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Services;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Adapters.Metrics.Sqs;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads a source of <c>sqs</c>: a queue by its name or URL.</summary>
internal static class SqsSourceReader
{
    private const string Queue = "queue";
    private static readonly string[] Keys = [Queue, StatisticsReader.Key];

    /// <summary>Reads a source and defines its aliases; null where it cannot be used, which is reported.</summary>
    public static MetricSource? Read(YamlNode item, Scope scope, AliasTable aliases)
    {
        if (Fields.Open(item, scope, Keys) is not Fields fields)
        {
            aliases.MarkIncomplete();
            return null;
        }

        var statistics = StatisticsReader.Read(fields, aliases, WrongName);
        if (fields.RequiredWritten(Queue, "give the queue's name or URL") is not WrittenText queue) return null;
        if (SqsQueueName.IsValid(queue.Text)) return new SqsMetricSource { Queue = queue, Statistics = statistics };
        var variables = fields.Raw(Queue) is ScalarNode { HasVariables: true } ? ", with its variables expanded," : "";
        fields.In(Queue).Error(fields.Raw(Queue)!, $"the value{variables} is neither a queue's name (letters, digits, - and _, perhaps .fifo at the end) nor its URL");
        return null;
    }

    private static string? WrongName(string name) =>
        SqsStatistic.Names.Contains(name) ? null : $"not a statistic of an SQS queue: {Suggestion.For(name, SqsStatistic.Names)}";
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Services;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Adapters.Metrics.RabbitMq;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads a source of <c>rabbitmq</c>: one queue, several, or those that fit a pattern.</summary>
internal static class RabbitMqSourceReader
{
    private const string Queue = "queue";
    private const string Queues = "queues";
    private const string Pattern = "pattern";
    private const string Combine = "combine";
    private const int MostQueues = 100;
    private static readonly string[] Keys = ["url", LoginReader.User, LoginReader.Password, "vhost", Queue, Queues, Pattern, Combine, StatisticsReader.Key];

    /// <summary>Reads a source and defines its aliases; null where it cannot be used, which is reported.</summary>
    public static MetricSource? Read(YamlNode item, Scope scope, AliasTable aliases)
    {
        if (Fields.Open(item, scope, Keys) is not Fields fields)
        {
            aliases.MarkIncomplete();
            return null;
        }

        var url = SourceUrl.ReadBase(fields, "url", "/api/queues");
        var login = LoginReader.Read(fields, url);
        var statistics = StatisticsReader.Read(fields, aliases, WrongName);
        var combine = fields.Choice(Combine, ("sum", Combination.Sum), ("max", Combination.Max));
        var virtualHost = fields.Written("vhost") ?? new WrittenText("/");
        if (ReadQueues(fields) is not RabbitMqQueues queues || url is null) return null;
        if (fields.Has(Combine) && queues.Names.Count == 1) fields.In(Combine).Warning(fields.Raw(Combine)!, "is of no use with one queue");
        return new RabbitMqMetricSource
        {
            Url = url.Value,
            WrittenUrl = url.Written,
            Login = login,
            VirtualHost = virtualHost,
            Queues = queues,
            Combine = combine ?? Combination.Sum,
            Statistics = statistics,
        };
    }

    private static RabbitMqQueues? ReadQueues(Fields fields)
    {
        string[] there = [.. new[] { Queue, Queues, Pattern }.Where(fields.Has)];
        if (there.Length == 0) fields.Required(Queue, "give the queue's name, or a list of names as queues, or a pattern such as celery.*");
        if (there.Length > 1) fields.In(there[1]).Error(fields.Raw(there[1])!, $"is there beside {there[0]}: one of queue, queues and pattern is wanted");
        if (there.Length != 1) return null;
        if (there[0] == Queues) return Names(fields) is { Count: > 0 } names ? new RabbitMqQueues { Names = names } : null;
        if (fields.Written(there[0]) is not WrittenText text) return null;
        return there[0] == Pattern ? new RabbitMqQueues { Pattern = text } : new RabbitMqQueues { Names = [text] };
    }

    private static List<WrittenText> Names(Fields fields)
    {
        var names = new List<WrittenText>();
        var items = fields.Items(Queues);
        if (fields.Value(Queues) is SequenceNode && items.Count == 0) fields.In(Queues).Error(fields.Raw(Queues)!, "is empty: list the queues' names");
        foreach (var (item, index) in items.Select((item, index) => (item, index)))
        {
            var scope = fields.In(Queues).At(index);
            if (index == MostQueues) scope.Error(item, $"at most {MostQueues} queues are taken: use a pattern");
            if (item.IsBroken) continue;
            if (item is not ScalarNode { IsNull: false } scalar) scope.Error(item, $"wants a queue's name, not {item.Kind}");
            else if (scalar.Text.Length == 0) scope.Error(item, "is empty");
            else if (names.Exists(other => other.Text == scalar.Text)) scope.Error(item, "the queue is there twice, and would count twice");
            else names.Add(new WrittenText(scalar.Text, scalar.Written));
        }

        return names;
    }

    // A name that is none of ours is a field of the management API; those have a dot or an underscore, but for a few.
    private static string? WrongName(string name)
    {
        if (RabbitMqStatistic.Names.Contains(name) || name is "messages" or "memory" or "reductions") return null;
        if (name.Split('.').Any(part => part.Length == 0)) return "names a field of the queue: names with one '.' between them, for example message_stats.redeliver_details.rate";
        var isField = name.IndexOfAny(['.', '_']) >= 0 && (name.Contains('.') || !name.EndsWith("_rate", StringComparison.Ordinal));
        return isField ? null : $"neither a statistic nor a field of a queue: {Suggestion.For(name, RabbitMqStatistic.Names)}";
    }
}

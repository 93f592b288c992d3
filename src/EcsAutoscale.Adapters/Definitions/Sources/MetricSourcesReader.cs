using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Services;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads <c>metric_sources</c>: kinds of sources, each with a list.</summary>
internal static class MetricSourcesReader
{
    private const string Key = "metric_sources";

    private static readonly Dictionary<string, Func<YamlNode, Scope, AliasTable, MetricSource?>> Kinds = new(StringComparer.Ordinal)
    {
        ["third_party"] = HttpSourceReader.Read,
        ["http"] = HttpSourceReader.Read,
        ["rabbitmq"] = RabbitMqSourceReader.Read,
        ["redis"] = RedisSourceReader.Read,
        ["sqs"] = SqsSourceReader.Read,
        ["prometheus"] = PrometheusSourceReader.Read,
        ["cloudwatch"] = CloudWatchSourceReader.Read,
        ["ecs"] = EcsSourceReader.Read,
    };

    /// <summary>Reads a service's sources, in the file's order, and defines their aliases.</summary>
    public static IReadOnlyList<MetricSource> Read(Fields service, AliasTable aliases)
    {
        switch (service.Value(Key))
        {
            case null:
                if (service.Has(Key)) aliases.MarkIncomplete();
                return [];
            case MappingNode kinds:
                return [.. kinds.Entries.SelectMany(kind => Sources(kind, service.In(Key).In(kind.Key.Written), aliases))];
            case var other:
                service.In(Key).Error(other, $"wants kinds of sources as keys ({string.Join(", ", Kinds.Keys)}), not {other.Kind}");
                aliases.MarkIncomplete();
                return [];
        }
    }

    private static List<MetricSource> Sources(YamlEntry kind, Scope scope, AliasTable aliases)
    {
        scope.Secrets.AddVariables(kind.Value);
        var sources = new List<MetricSource>();
        if (!Kinds.TryGetValue(kind.Key.Text, out var read))
        {
            scope.Error(kind.Key, $"unknown kind of source {kind.Key.Shown()}: {Suggestion.For(kind.Key.Text, [.. Kinds.Keys])}");
            aliases.MarkIncomplete();
        }
        else if (kind.Value is SequenceNode list)
        {
            foreach (var (item, index) in list.Items.Select((item, index) => (item, index)))
            {
                if (read(item, scope.At(index), aliases) is MetricSource source) sources.Add(source);
            }
        }
        else if (kind.Value is not ScalarNode { IsNull: true, IsBroken: false })
        {
            aliases.MarkIncomplete();
            if (!kind.Value.IsBroken) scope.Error(kind.Value, $"wants a list of sources (each begins with '- '), not {kind.Value.Kind}");
        }

        return sources;
    }
}

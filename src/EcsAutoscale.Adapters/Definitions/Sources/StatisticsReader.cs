using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Services;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads <c>statistics</c>: what is taken from a source, and under which alias.</summary>
internal static class StatisticsReader
{
    /// <summary>The key.</summary>
    public const string Key = "statistics";

    private static readonly string[] Keys = ["name", "alias"];

    /// <summary>Reads a source's statistics and defines their aliases. An alias that is left out is the name, where that can be one.</summary>
    /// <param name="source">The source's keys.</param>
    /// <param name="aliases">Where aliases are defined.</param>
    /// <param name="checkName">Says what is wrong with a name; null where nothing is.</param>
    public static IReadOnlyList<MetricStatistic> Read(Fields source, AliasTable aliases, Func<string, string?> checkName)
    {
        var items = source.Items(Key);
        if (source.Raw(Key) is YamlNode there && source.Has(Key) && there is not SequenceNode) aliases.MarkIncomplete();
        else if (items.Count == 0)
            source.Scope.Warning(source.Raw(Key) ?? source.Node, "takes nothing from this source: list a name and an alias under statistics");
        var statistics = new List<MetricStatistic>();
        foreach (var (item, index) in items.Select((item, index) => (item, index)))
        {
            if (Statistic(item, source.In(Key).At(index), aliases, checkName) is MetricStatistic statistic) statistics.Add(statistic);
            else aliases.MarkIncomplete();
        }

        return statistics;
    }

    private static MetricStatistic? Statistic(YamlNode item, Scope scope, AliasTable aliases, Func<string, string?> checkName)
    {
        if (Fields.Open(item, scope, Keys) is not Fields fields) return null;
        var name = fields.RequiredText("name", "give the source's own name for it");
        if (name is not null && checkName(name) is string wrong) fields.In("name").Error(fields.Raw("name")!, wrong);
        var key = fields.Has("alias") || name is null || !AliasTable.IsName(name) ? "alias" : "name";
        var alias = fields.RequiredText(key, "give the name by which metrics know it");
        if (alias is not null) aliases.Define(alias, (ScalarNode)fields.Raw(key)!, fields.In(key));
        return name is null || alias is null ? null : new MetricStatistic(name, alias);
    }
}

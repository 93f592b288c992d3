using System.Collections.Generic;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Services;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads the <c>alias</c> of a source that gives one number, and so needs no list of statistics.</summary>
internal static class OneNumber
{
    /// <summary>The key.</summary>
    public const string Alias = "alias";

    /// <summary>Reads the alias and defines it.</summary>
    /// <param name="source">The source's keys.</param>
    /// <param name="aliases">Where aliases are defined.</param>
    /// <param name="name">The statistic's name.</param>
    public static IReadOnlyList<MetricStatistic> Read(Fields source, AliasTable aliases, string name)
    {
        if (source.RequiredText(Alias, "give the name by which metrics know the number") is string alias)
        {
            aliases.Define(alias, (ScalarNode)source.Raw(Alias)!, source.In(Alias));
            return [new MetricStatistic(name, alias)];
        }

        aliases.MarkIncomplete();
        return [];
    }
}

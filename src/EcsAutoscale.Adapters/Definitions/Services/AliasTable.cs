using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Expressions;

namespace EcsAutoscale.Adapters.Definitions.Services;

/// <summary>The aliases that a service's sources define.</summary>
internal sealed class AliasTable
{
    /// <summary>What is always known: the service's own counts.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } = ["desired", "pending", "running"];

    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private bool _incomplete;

    /// <summary>Defines an alias: reports one that is no name, is taken, or is built in.</summary>
    public void Define(string alias, ScalarNode at, Scope scope)
    {
        if (!IsName(alias)) Wrong($"{at.Shown()} is no alias: letters, digits and _, not a word of the expressions, and no digit first");
        else if (BuiltIn.Contains(alias)) Wrong($"{at.Shown()} is always the service's own count: choose another alias");
        else if (_lines.TryGetValue(alias, out var line)) Wrong($"the alias {at.Shown()} is there twice in this service: first in line {line}");
        else _lines.Add(alias, at.Line);

        void Wrong(string message)
        {
            scope.Error(at, message);
            MarkIncomplete();
        }
    }

    /// <summary>Says that a source could not be read, so that it is unknown which aliases are missing.</summary>
    public void MarkIncomplete() => _incomplete = true;

    /// <summary>Whether a text can be used as an alias.</summary>
    public static bool IsName(string text) =>
        MetricExpression.TryParse(text, out var expression, out _) && expression.Identifiers.Count == 1 && expression.Identifiers[0] == text;

    /// <summary>The names in metrics that nothing defines, each once, in ordinal order.</summary>
    public IEnumerable<string> Missing(IEnumerable<MetricUse> metrics) => metrics
        .SelectMany(metric => metric.Expression.Identifiers)
        .Distinct(StringComparer.Ordinal)
        .Where(IsMissing)
        .OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>Reports every name in metrics that nothing defines.</summary>
    public void ReportMissing(IEnumerable<MetricUse> metrics)
    {
        if (_incomplete) return;
        foreach (var metric in metrics)
        {
            foreach (var name in metric.Expression.Identifiers.Where(IsMissing))
            {
                var shown = metric.Scalar.HasVariables ? "a name in it" : $"'{name}'";
                var known = _lines.Keys.Concat(BuiltIn).ToList();
                metric.ReportMissing(name, $"{shown} is not defined by a source of this service: {Suggestion.For(name, known)}");
            }
        }
    }

    private bool IsMissing(string name) => !_lines.ContainsKey(name) && !BuiltIn.Contains(name);
}

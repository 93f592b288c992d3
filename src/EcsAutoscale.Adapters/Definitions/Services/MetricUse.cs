using System;
using System.Text.RegularExpressions;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Core.Expressions;

namespace EcsAutoscale.Adapters.Definitions.Services;

/// <summary>An expression where it is written.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Scalar">The value that holds it.</param>
/// <param name="Scope">Where it is.</param>
internal sealed record MetricUse(MetricExpression Expression, ScalarNode Scalar, Scope Scope)
{
    /// <summary>Reads the expression of a key that must be there; null where it is missing or wrong, which is reported.</summary>
    public static MetricUse? Read(Fields fields, string key)
    {
        if (fields.Required(key, "give a metric, for example an alias of metric_sources") is null) return null;
        if (fields.Text(key) is null || fields.Single(key) is not ScalarNode scalar) return null;
        if (MetricExpression.TryParse(scalar.Text, out var expression, out var error)) return new MetricUse(expression, scalar, fields.In(key));
        var message = scalar.HasVariables
            ? $"with its variables expanded, {scalar.Shown()} is not a metric"
            : $"not a metric: {error.Message}";
        fields.In(key).Error(scalar.Line, Column(scalar, error.Position), message);
        return null;
    }

    /// <summary>Reports an alias of it as missing, at its place.</summary>
    public void ReportMissing(string alias, string message)
    {
        var found = Regex.Match(Scalar.Text, $@"(?<![A-Za-z0-9_]){alias}(?![A-Za-z0-9_])");
        Scope.Error(Scalar.Line, Column(Scalar, found.Index), message);
    }

    private static int Column(ScalarNode scalar, int position) =>
        scalar.TextColumn is int first ? first + Math.Min(position, scalar.Text.Length) : scalar.Column;
}

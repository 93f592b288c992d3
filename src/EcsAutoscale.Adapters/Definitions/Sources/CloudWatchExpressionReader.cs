using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using EcsAutoscale.Adapters.Definitions.Reading;
using EcsAutoscale.Adapters.Definitions.Services;
using EcsAutoscale.Adapters.Definitions.Yaml;
using EcsAutoscale.Adapters.Observing.Metrics;
using EcsAutoscale.Core.Definitions;

namespace EcsAutoscale.Adapters.Definitions.Sources;

/// <summary>Reads a source of <c>cloudwatch</c> with an <c>expression</c>: metric math over metrics with ids.</summary>
internal static class CloudWatchExpressionReader
{
    /// <summary>The key that makes a source an expression.</summary>
    public const string Key = "expression";

    private const string Metrics = "metrics";
    private const int MostMetrics = 99;
    private const int LongestExpression = 1024;
    private static readonly string[] Keys = [Key, Metrics, PeriodReader.Period, PeriodReader.MaxAge, OneNumber.Alias];
    private static readonly string[] MetricKeys = ["id", "namespace", "metric_name", CloudWatchDimensions.Key, "statistic"];
    private static readonly Regex Id = new("^[a-z][A-Za-z0-9_]{0,99}$", RegexOptions.CultureInvariant);

    // These look beyond the ids that the expression names: into whatever else shares its call.
    private static readonly Regex Outside = new(@"^\s*SELECT\s|\bMETRICS\s*\(", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Reads a source and defines its alias; null where it cannot be used, which is reported.</summary>
    public static MetricSource? Read(YamlNode item, Scope scope, AliasTable aliases)
    {
        if (Fields.Open(item, scope, Keys) is not Fields fields) return null;
        var expression = fields.RequiredWritten(Key, "give CloudWatch's metric math, for example visible / running");
        var metrics = Operands(fields);
        if (expression is not null) Check(fields, expression, metrics);
        var period = PeriodReader.Read(fields) ?? TimeSpan.FromSeconds(300);
        var statistics = OneNumber.Read(fields, aliases, Key);
        return expression is null ? null : new CloudWatchExpressionMetricSource
        {
            Expression = expression,
            Metrics = metrics,
            Period = period,
            MaxAge = PeriodReader.ReadMaxAge(fields, period),
            Statistics = statistics,
        };
    }

    private static void Check(Fields fields, WrittenText expression, List<CloudWatchOperand> metrics)
    {
        var (scope, at) = (fields.In(Key), fields.Raw(Key)!);
        var shown = expression.Text == expression.Written;
        if (expression.Text.Length > LongestExpression) scope.Error(at, $"is longer than {LongestExpression} characters, which CloudWatch does not take");
        if (Outside.IsMatch(expression.Text))
            scope.Error(at, "SELECT and METRICS() are not taken, since other services' metrics share the call: name the metrics by ids");
        var names = ExpressionIds.NamesIn(expression.Text);
        foreach (var name in names.Where(name => !metrics.Exists(metric => metric.Id == name)))
        {
            var near = Suggestion.For(name, [.. metrics.Select(metric => metric.Id)]);
            scope.Error(at, $"{(shown ? $"'{name}'" : "a name in it")} is not the id of one of its metrics: {near}");
        }

        foreach (var metric in metrics.Where(metric => !names.Contains(metric.Id)))
            fields.In(Metrics).Warning(fields.Raw(Metrics)!, $"the expression does not name '{metric.Id}'");
    }

    private static List<CloudWatchOperand> Operands(Fields fields)
    {
        var operands = new List<CloudWatchOperand>();
        foreach (var (item, index) in fields.Items(Metrics).Select((item, index) => (item, index)))
        {
            var scope = fields.In(Metrics).At(index);
            if (index == MostMetrics) scope.Error(item, $"an expression takes at most {MostMetrics} metrics");
            if (Fields.Open(item, scope, MetricKeys) is not Fields metric || Operand(metric) is not CloudWatchOperand operand) continue;
            if (operands.Exists(other => other.Id == operand.Id)) metric.In("id").Error(metric.Raw("id")!, "the id is there twice");
            else operands.Add(operand);
        }

        return operands;
    }

    private static CloudWatchOperand? Operand(Fields metric)
    {
        var id = metric.RequiredText("id", "give the name by which the expression knows it");
        if (id is not null && !Id.IsMatch(id)) metric.In("id").Error(metric.Raw("id")!, "an id is a lower-case letter, then letters, digits and _");
        var space = metric.RequiredText("namespace", "give the metric's namespace, for example AWS/SQS");
        var name = metric.RequiredText("metric_name", "give the metric's name");
        var statistic = metric.RequiredText("statistic", "give the statistic, for example Average or p99");
        if (statistic is not null && CloudWatchDimensions.WrongStatistic(statistic) is string wrong) metric.In("statistic").Error(metric.Raw("statistic")!, wrong);
        var dimensions = CloudWatchDimensions.Read(metric);
        return id is null || space is null || name is null || statistic is null
            ? null
            : new CloudWatchOperand { Id = id, Namespace = space, MetricName = name, Dimensions = dimensions, Statistic = statistic };
    }
}

using System;
using System.Linq;
using EcsAutoscale.Core.Expressions;
using Xunit;

namespace EcsAutoscale.Core.Tests.Expressions;

/// <summary>Shorthands for parsing and evaluating in tests.</summary>
internal static class Expression
{
    public static MetricExpression Parse(string text)
    {
        Assert.True(MetricExpression.TryParse(text, out var expression, out var error), error?.ToString());
        return expression;
    }

    public static ExpressionError Error(string text)
    {
        Assert.False(MetricExpression.TryParse(text, out var expression, out var error), "was accepted");
        Assert.Null(expression);
        return error;
    }

    public static ExpressionResult Evaluate(string text, params (string Name, double Value)[] values) =>
        Parse(text).Evaluate(values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal));

    public static double Value(string text, params (string Name, double Value)[] values)
    {
        var result = Evaluate(text, values);
        Assert.Null(result.Failure);
        return Assert.NotNull(result.Value);
    }

    public static ExpressionFailure Failure(string text, params (string Name, double Value)[] values)
    {
        var result = Evaluate(text, values);
        Assert.Null(result.Value);
        Assert.NotNull(result.Failure);
        return result.Failure;
    }
}

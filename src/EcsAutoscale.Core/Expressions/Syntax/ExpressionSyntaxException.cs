using System;

namespace EcsAutoscale.Core.Expressions.Syntax;

/// <summary>Carries an error out of the recursive parser to <see cref="MetricExpression.TryParse"/>, and no further.</summary>
internal sealed class ExpressionSyntaxException(ExpressionError error) : Exception(error.Message)
{
    public ExpressionError Error { get; } = error;

    public static ExpressionSyntaxException At(TextSpan span, string message, string? expected = null) =>
        new(new ExpressionError(span.Start, span.Length, message, expected));
}

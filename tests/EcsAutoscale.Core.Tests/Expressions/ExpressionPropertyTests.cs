using System;
using System.Linq;
using CsCheck;
using EcsAutoscale.Core.Expressions;
using Xunit;

namespace EcsAutoscale.Core.Tests.Expressions;

public sealed class ExpressionPropertyTests
{
    [Fact]
    public void A_tree_written_as_text_has_the_value_of_the_tree() =>
        TreeGenerator.Of(3).Sample(
            tree =>
            {
                var text = TreeWriter.Write(tree);
                var result = Expression.Evaluate(text, TreeGenerator.Aliases);
                var expected = TreeEvaluator.Value(tree);
                var same = double.IsNaN(expected) ? result.Failure is not null : result.Value == expected;
                Assert.True(same, $"{text}: expected {expected:R}, got {result}");
            },
            iter: 20_000);

    [Fact]
    public void Any_text_is_an_expression_or_an_error_inside_the_text() =>
        Gen.OneOf(
            Gen.String[0, 60],
            Gen.String[Gen.Char["0123456789.eExyq_+-*/%()[],<>=! \tifnotorandelse"], 0, 60],
            Gen.OneOf("max", "(", ")", "[", "]", ",", "1", "x", "**", "-", " not ", " if ", " else ", " and ", "<", ".5", "sum").Array[0, 20].Select(string.Concat))
            .Sample(
                text =>
                {
                    if (MetricExpression.TryParse(text, out var expression, out var error))
                    {
                        var result = expression.Evaluate(expression.Identifiers.ToDictionary(name => name, _ => 2.0, StringComparer.Ordinal));
                        Assert.True(result.Value is null != (result.Failure is null));
                        Assert.True(result.Failure is null || InText(text, result.Failure.Position, result.Failure.Length));
                    }
                    else
                    {
                        Assert.True(InText(text, error.Position, error.Length), $"{error.Position}+{error.Length} in {text.Length}");
                        Assert.NotEmpty(error.Message);
                    }
                },
                iter: 20_000);

    private static bool InText(string text, int position, int length) => position >= 0 && length >= 0 && position + length <= text.Length;
}

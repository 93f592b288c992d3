using EcsAutoscale.Core.Expressions;
using Xunit;

namespace EcsAutoscale.Core.Tests.Expressions;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData("9**9**9", ExpressionFailureReason.Overflow, 1, 2)]
    [InlineData("1e308 * 10", ExpressionFailureReason.Overflow, 6, 1)]
    [InlineData("1e308 + 1e308", ExpressionFailureReason.Overflow, 6, 1)]
    [InlineData("1 / 1e-309", ExpressionFailureReason.Overflow, 2, 1)]
    [InlineData("sum([1e308, 1e308])", ExpressionFailureReason.Overflow, 0, 3)]
    [InlineData("round(1.7e308, -308)", ExpressionFailureReason.Overflow, 0, 5)]
    [InlineData("2 + sqrt(-1)", ExpressionFailureReason.Domain, 4, 4)]
    [InlineData("log(0)", ExpressionFailureReason.Domain, 0, 3)]
    [InlineData("log(-1)", ExpressionFailureReason.Domain, 0, 3)]
    [InlineData("log(2, -2)", ExpressionFailureReason.Domain, 0, 3)]
    [InlineData("log(2, 1)", ExpressionFailureReason.DivisionByZero, 0, 3)]
    [InlineData("(-8) ** 0.5", ExpressionFailureReason.Domain, 5, 2)]
    [InlineData("0 ** -1", ExpressionFailureReason.DivisionByZero, 2, 2)]
    [InlineData("max([])", ExpressionFailureReason.Domain, 0, 3)]
    [InlineData("round(1, 0.5)", ExpressionFailureReason.Domain, 0, 5)]
    [InlineData("1 + queue", ExpressionFailureReason.UnknownName, 4, 5)]
    public void Fails_with_reason_and_place(string text, ExpressionFailureReason reason, int position, int length)
    {
        var failure = Expression.Failure(text);

        Assert.Equal((reason, position, length), (failure.Reason, failure.Position, failure.Length));
        Assert.EndsWith(".", failure.Message);
        Assert.StartsWith($"column {position + 1}: ", failure.ToString());
    }

    [Theory]
    [InlineData("1 if True else missing", 1)]
    [InlineData("missing if False else 2", 2)]
    [InlineData("1 or missing", 1)]
    [InlineData("0 and missing", 0)]
    [InlineData("1 < 0 < missing", 0)]
    [InlineData("0 and 1 / 0 or 4", 4)]
    public void What_is_not_evaluated_cannot_fail(string text, double expected) =>
        Assert.Equal(expected, Expression.Value(text));

    [Fact]
    public void The_first_failure_in_Pythons_order_is_the_one_reported() =>
        Assert.Equal("'b' has no value.", Expression.Failure("a * b + 1 / 0", ("a", 1)).Message);

    [Fact]
    public void An_alias_may_have_a_functions_name_where_it_is_not_called()
    {
        Assert.Equal(5, Expression.Value("max + max(1, 2)", ("max", 3)));
        Assert.Equal(["max"], Expression.Parse("max + max(1, 2)").Identifiers);
    }

    [Fact]
    public void Identifiers_are_distinct_and_in_ordinal_order_even_in_branches_not_taken() =>
        Assert.Equal(["A", "_z", "a", "b10", "b9"], Expression.Parse("b9 + b10 if a else A + _z + a + min(b9, 1)").Identifiers);

    [Fact]
    public void Names_are_case_sensitive() =>
        Assert.Equal(ExpressionFailureReason.UnknownName, Expression.Failure("Q", ("q", 1)).Reason);

    [Fact]
    public void Line_breaks_and_tabs_are_spaces() =>
        Assert.Equal(3, Expression.Value("\t1\r\n + 2\n"));

    [Fact]
    public void The_text_is_kept() =>
        Assert.Equal(" 1 + 2", Expression.Parse(" 1 + 2").Text);

    [Fact]
    public void The_same_expression_can_be_evaluated_again_with_other_values()
    {
        var expression = Expression.Parse("1 / q");

        Assert.NotNull(expression.Evaluate(new System.Collections.Generic.Dictionary<string, double> { ["q"] = 0 }).Failure);
        Assert.Equal(0.5, expression.Evaluate(new System.Collections.Generic.Dictionary<string, double> { ["q"] = 2 }).Value);
    }
}

using EcsAutoscale.Core.Expressions;
using Xunit;

namespace EcsAutoscale.Core.Tests.Expressions;

/// <summary>What the original got wrong with expressions, case by case.</summary>
public sealed class OriginalDefectTests
{
    [Theory]
    [InlineData("__import__('os').system('id')", 0, 10)]
    [InlineData("open('clusters.yml')", 0, 4)]
    [InlineData("exec(x)", 0, 4)]
    [InlineData("().__class__", 1, 1)]
    [InlineData("x.__class__", 1, 1)]
    [InlineData("lambda: 1", 0, 6)]
    [InlineData("[1 for x in (1, 2)]", 0, 1)]
    public void E1_Metric_expressions_are_arithmetic_only(string text, int position, int length)
    {
        var error = Expression.Error(text);

        Assert.Equal((position, length), (error.Position, error.Length));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void E2_The_value_of_a_metric_is_a_finite_number_or_an_error(double answered)
    {
        var failure = Expression.Failure("1 + q", ("q", answered));

        Assert.Equal(ExpressionFailureReason.ValueNotFinite, failure.Reason);
        Assert.Equal((4, 1), (failure.Position, failure.Length));
    }

    [Fact]
    public void E3_An_alias_that_begins_another_is_not_replaced_inside_it()
    {
        Assert.Equal(500, Expression.Value("q2", ("q", 3), ("q2", 500)));
        Assert.Equal(503, Expression.Value("q2+q", ("q", 3), ("q2", 500)));
        Assert.Equal(["q", "q2"], Expression.Parse("q2+q").Identifiers);
    }

    [Theory]
    [InlineData("m")]
    [InlineData("a")]
    [InlineData("max")]
    public void E4_An_alias_inside_a_functions_name_leaves_the_function_alone(string alias) =>
        Assert.Equal(3, Expression.Value($"max([{alias}, 3])", (alias, 2)));

    [Fact]
    public void E5_A_negative_value_counts_as_if_in_parentheses() =>
        Assert.Equal(4, Expression.Value("m ** 2", ("m", -2)));

    [Theory]
    [InlineData("a / b", 2, 1)]
    [InlineData("a // b", 2, 2)]
    [InlineData("a % b", 2, 1)]
    [InlineData("1 + b ** -1", 6, 2)]
    public void E6_A_division_by_zero_is_a_failure_of_that_expression_with_its_place(string text, int position, int length)
    {
        var failure = Expression.Failure(text, ("a", 5), ("b", 0));

        Assert.Equal(ExpressionFailureReason.DivisionByZero, failure.Reason);
        Assert.Equal((position, length), (failure.Position, failure.Length));
    }
}

using System.Linq;
using EcsAutoscale.Core.Expressions;
using Xunit;

namespace EcsAutoscale.Core.Tests.Expressions;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("", 0, 0, "Expected a number, an alias, a function or '(' but found the end.")]
    [InlineData("   ", 3, 0, "Expected a number, an alias, a function or '(' but found the end.")]
    [InlineData("1 +", 3, 0, "Expected a number, an alias, a function or '(' but found the end.")]
    [InlineData("(1 + 2", 6, 0, "Expected an operator or ')' but found the end.")]
    [InlineData("1 + 2)", 5, 1, "Expected an operator or the end but found ')'.")]
    [InlineData("1 2", 2, 1, "Expected an operator or the end but found '2'.")]
    [InlineData("a b", 2, 1, "Expected an operator or the end but found 'b'.")]
    [InlineData("1 if 2", 6, 0, "Expected 'else' but found the end.")]
    [InlineData("1 + not 2", 4, 3, "Expected a number, an alias, a function or '(' but found 'not'.")]
    [InlineData("1 in 2", 2, 2, "Expected an operator or the end but found 'in'.")]
    [InlineData("a = 1", 2, 1, "A single '=' assigns, which an expression cannot do; compare with '=='.")]
    [InlineData("a := 1", 2, 1, "The character ':' is not allowed.")]
    [InlineData("a && b", 2, 1, "'&' is not an operator; write 'and'.")]
    [InlineData("a || b", 2, 1, "'|' is not an operator; write 'or'.")]
    [InlineData("!a", 0, 1, "'!' is not an operator; write 'not'.")]
    [InlineData("2 ^ 3", 2, 1, "'^' is not an operator; write '**' for a power.")]
    [InlineData("a.b", 1, 1, "'.' stands alone: names have no attributes here, and a number needs a digit beside its point.")]
    [InlineData("'a'", 0, 1, "Text has no place in a metric expression; only numbers and aliases have.")]
    [InlineData("1 # 2", 2, 1, "The character '#' is not allowed.")]
    [InlineData("None", 0, 4, "'None' is a reserved word of Python and cannot be an alias.")]
    [InlineData("class + 1", 0, 5, "'class' is a reserved word of Python and cannot be an alias.")]
    [InlineData("[1, 2]", 0, 1, "A list can only be the first argument of min, max or sum.")]
    [InlineData("max([1, [2]])", 8, 1, "A list can only be the first argument of min, max or sum.")]
    [InlineData("max([1, 2)", 9, 1, "Expected an operator, ',' or ']' but found ')'.")]
    [InlineData("max(1, 2", 8, 0, "Expected an operator, ',' or ')' but found the end.")]
    [InlineData("max([1] 2)", 8, 1, "Expected ',' or ')' but found '2'.")]
    [InlineData("max(1)", 0, 3, "'max' cannot take these arguments; write max(a, b, ...) or max([a, b, ...]).")]
    [InlineData("1 + sqrt()", 4, 4, "'sqrt' cannot take these arguments; write sqrt(x).")]
    [InlineData("sqrt([4])", 0, 4, "'sqrt' cannot take these arguments; write sqrt(x).")]
    [InlineData("sum(1, 2)", 0, 3, "'sum' cannot take these arguments; write sum([a, b, ...]) or sum([a, b, ...], start).")]
    [InlineData("round(1, 2, 3)", 0, 5, "'round' cannot take these arguments; write round(x) or round(x, digits).")]
    [InlineData("pow(2, 3)", 0, 3, "There is no function 'pow'; there are abs, ceil, floor, log, max, min, round, sqrt, sum.")]
    [InlineData("007", 0, 3, "'007' has leading zeros; write 7.")]
    [InlineData("0x10", 0, 4, "'0x10' is not a decimal number.")]
    [InlineData("1__0", 0, 4, "'1__0' is not a decimal number.")]
    [InlineData("1_", 0, 2, "'1_' is not a decimal number.")]
    [InlineData("1.2.3", 0, 5, "'1.2.3' is not a decimal number.")]
    [InlineData("3e", 0, 2, "'3e' is not a decimal number.")]
    [InlineData("2j", 0, 2, "'2j' is not a decimal number.")]
    [InlineData("1e999", 0, 5, "'1e999' is too large for a number.")]
    [InlineData("1 + \u0430lias", 4, 1, "The character '\u0430' (U+0430) is not allowed; names and operators are ASCII only.")]
    [InlineData("a\u0301", 1, 1, "The character U+0301 is not allowed; names and operators are ASCII only.")]
    [InlineData("\u0661", 0, 1, "The character '\u0661' (U+0661) is not allowed; names and operators are ASCII only.")]
    [InlineData("2 \u2212 1", 2, 1, "The character '\u2212' (U+2212) is not allowed; names and operators are ASCII only.")]
    [InlineData("\U0001D5D4", 0, 2, "The character '\U0001D5D4' (U+1D5D4) is not allowed; names and operators are ASCII only.")]
    [InlineData("1\u00a0+ 1", 1, 1, "The character U+00A0 is not allowed; names and operators are ASCII only.")]
    [InlineData("1 \u202e+ 1", 2, 1, "The character U+202E is not allowed; names and operators are ASCII only.")]
    [InlineData("1\0", 1, 1, "The character U+0000 is not allowed.")]
    [InlineData("1 \u001b[31m", 2, 1, "The character U+001B is not allowed.")]
    public void Says_what_is_wrong_and_where(string text, int position, int length, string message)
    {
        var error = Expression.Error(text);

        Assert.Equal((position, length, message), (error.Position, error.Length, error.Message));
        Assert.Equal($"column {position + 1}: {message}", error.ToString());
    }

    [Fact]
    public void A_lone_surrogate_is_an_error_like_any_other()
    {
        var error = Expression.Error("1 " + '\ud835');

        Assert.Equal("The character U+D835 is not allowed; names and operators are ASCII only.", error.Message);
    }

    [Fact]
    public void Tells_what_was_expected()
    {
        Assert.Equal("'else'", Expression.Error("1 if 2").Expected);
        Assert.Equal("sqrt(x)", Expression.Error("sqrt(1, 2)").Expected);
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public void Ten_thousand_parentheses_are_too_long(int count)
    {
        var text = new string('(', count) + "1" + new string(')', count);

        var error = Expression.Error(text);

        Assert.Equal(ExpressionLimits.MaximumLength, error.Position);
        Assert.Equal(text.Length - ExpressionLimits.MaximumLength, error.Length);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-", "")]
    [InlineData("+", "")]
    [InlineData("not ", "")]
    [InlineData("2 ** ", "")]
    [InlineData("1 if 0 else ", "")]
    [InlineData("abs(", ")")]
    [InlineData("max([", "])")]
    public void Nesting_is_bounded_at_the_same_depth_for_all_that_nests(string open, string close)
    {
        string Nested(int levels) =>
            string.Concat(Enumerable.Repeat(open, levels)) + "1" + string.Concat(Enumerable.Repeat(close, levels));

        // The expression itself is the first level.
        Expression.Parse(Nested(ExpressionLimits.MaximumDepth - 1));

        var error = Expression.Error(Nested(300));
        Assert.Equal("The expression is nested deeper than 64 levels.", error.Message);
        Assert.Equal(open.Length * ExpressionLimits.MaximumDepth, error.Position);
    }

    [Fact]
    public void The_number_of_operands_and_operations_is_bounded()
    {
        // Each further operand costs two: itself and its operator.
        string Sum(int operands) => string.Join("+", Enumerable.Repeat("1", operands));

        Assert.Equal(500, Expression.Value(Sum(500)));
        Assert.Equal("The expression has more than 1000 operands and operations.", Expression.Error(Sum(501)).Message);
        Expression.Error(string.Join(" and ", Enumerable.Repeat("a", 600)));
    }

    [Fact]
    public void A_text_of_exactly_the_greatest_length_is_read() =>
        Assert.Equal(1, Expression.Value(new string(' ', ExpressionLimits.MaximumLength - 1) + "1"));
}

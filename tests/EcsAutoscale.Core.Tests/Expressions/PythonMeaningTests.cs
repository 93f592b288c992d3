using System;
using System.Globalization;
using System.Linq;
using Xunit;

namespace EcsAutoscale.Core.Tests.Expressions;

/// <summary>Each expected number is what Python 3.11 gives for the same text.</summary>
public sealed class PythonMeaningTests
{
    public static TheoryData<string, string, double> Cases => new()
    {
        { "1 + 2 * 3", "", 7.0 },
        { "(1 + 2) * 3", "", 9.0 },
        { "7 - 2 - 1", "", 4.0 },
        { "2 ** 3 ** 2", "", 512.0 },
        { "-2 ** 2", "", -4.0 },
        { "(-2) ** 2", "", 4.0 },
        { "2 ** -1", "", 0.5 },
        { "2 ** -2 ** 2", "", 0.0625 },
        { "- - 3", "", 3.0 },
        { "-+-3", "", 3.0 },
        { "+5", "", 5.0 },
        { "2 * -3", "", -6.0 },
        { "-7 // 2", "", -4.0 },
        { "7 // -2", "", -4.0 },
        { "-7 // -2", "", 3.0 },
        { "7 // 2", "", 3.0 },
        { "-7 % 3", "", 2.0 },
        { "7 % -3", "", -2.0 },
        { "-7 % -3", "", -1.0 },
        { "7 % 3", "", 1.0 },
        { "5.5 % 2", "", 1.5 },
        { "-5.5 % 2", "", 0.5 },
        { "-5.5 // 2", "", -3.0 },
        { "1 // 0.1", "", 9.0 },
        { "1 % 0.1", "", 0.09999999999999995 },
        { "6 / 4", "", 1.5 },
        { "1 / 3", "", 0.3333333333333333 },
        { "2 * 3 % 4", "", 2.0 },
        { "100 / 10 * 2", "", 20.0 },
        { "8 // 3 * 3 + 8 % 3", "", 8.0 },
        { "0 ** 0", "", 1.0 },
        { "4 ** 0.5", "", 2.0 },
        { "(-8) ** 3", "", -512.0 },
        { "(-8) ** -1", "", -0.125 },
        { "1e3", "", 1000.0 },
        { "1_000.5", "", 1000.5 },
        { ".5 + 5.", "", 5.5 },
        { "1.5e-3 * 2", "", 0.003 },
        { "1 < x < 3", "x=2", 1.0 },
        { "1 < x < 3", "x=5", 0.0 },
        { "1 < x > 1 == 1", "x=2", 1.0 },
        { "1 < 2 == 2", "", 1.0 },
        { "3 > 2 > 1", "", 1.0 },
        { "3 > 2 > 2", "", 0.0 },
        { "1 == 1.0", "", 1.0 },
        { "(1 < 2) + (2 < 3)", "", 2.0 },
        { "True + True", "", 2.0 },
        { "not 0", "", 1.0 },
        { "not 5", "", 0.0 },
        { "not not 5", "", 1.0 },
        { "not 1 == 2", "", 1.0 },
        { "not 1 + 1", "", 0.0 },
        { "3 and 5", "", 5.0 },
        { "0 and 5", "", 0.0 },
        { "3 or 5", "", 3.0 },
        { "0 or 5", "", 5.0 },
        { "0 or 0.0", "", 0.0 },
        { "1 and 0 or 7", "", 7.0 },
        { "0 or 2 and 3", "", 3.0 },
        { "not 0 and 4", "", 4.0 },
        { "5 or 1 / 0", "", 5.0 },
        { "0 and 1 / 0", "", 0.0 },
        { "x if x > 2 else 0", "x=3", 3.0 },
        { "x if x > 2 else 0", "x=1", 0.0 },
        { "1 if 0 else 2 if 0 else 3", "", 3.0 },
        { "1 if 1 else 2 if 0 else 3", "", 1.0 },
        { "(1 if 1 else 2) if 0 else 3", "", 3.0 },
        { "1 or 0 if 0 else 9", "", 9.0 },
        { "1 + 1 if 1 else 9", "", 2.0 },
        { "3 if 1 else 1 / 0", "", 3.0 },
        { "min(3, 1, 2)", "", 1.0 },
        { "max([1, 5, 3])", "", 5.0 },
        { "max(1, 5, 3,)", "", 5.0 },
        { "min([4])", "", 4.0 },
        { "sum([1, 2, 3.5])", "", 6.5 },
        { "sum([])", "", 0.0 },
        { "sum([1, 2], 10)", "", 13.0 },
        { "sum([0.1, 0.2, 0.3])", "", 0.6000000000000001 },
        { "abs(-3.5)", "", 3.5 },
        { "round(2.5)", "", 2.0 },
        { "round(3.5)", "", 4.0 },
        { "round(-2.5)", "", -2.0 },
        { "round(0.5)", "", 0.0 },
        { "round(2.675, 2)", "", 2.67 },
        { "round(0.125, 2)", "", 0.12 },
        { "round(0.375, 2)", "", 0.38 },
        { "round(1.005, 2)", "", 1.0 },
        { "round(1250, -2)", "", 1200.0 },
        { "round(1350, -2)", "", 1400.0 },
        { "round(25, -1)", "", 20.0 },
        { "round(-1.55, 1)", "", -1.6 },
        { "round(123.456, 400)", "", 123.456 },
        { "round(123.456, -400)", "", 0.0 },
        { "round(5e-324, 323)", "", 0.0 },
        { "ceil(2.1)", "", 3.0 },
        { "ceil(-2.1)", "", -2.0 },
        { "floor(2.9)", "", 2.0 },
        { "floor(-2.1)", "", -3.0 },
        { "sqrt(2)", "", 1.4142135623730951 },
        { "log(10)", "", 2.302585092994046 },
        { "log(8, 2)", "", 3.0 },
        { "log(125, 5)", "", 3.0000000000000004 },
        { "log(100, 10)", "", 2.0 },
        { "q2", "q=3,q2=500", 500.0 },
        { "q + q2", "q=3,q2=500", 503.0 },
        { "queue_length / workers", "queue_length=120,workers=4", 30.0 },
        { "queue_length / workers if workers else queue_length", "queue_length=120,workers=0", 120.0 },
        { "max([a - b, 0]) * 2", "a=10,b=4", 12.0 },
        { "ceil((ready + unacked) / (rate * 60))", "ready=90,unacked=30,rate=2", 1.0 },
        { "_a1 ** 2", "_a1=2", 4.0 },
        { "10 <= x * 5 <= 10", "x=2", 1.0 },
        { "10 != 10 != 1 / 0", "", 0.0 },
        { "2 - -2", "", 4.0 },
        { "2--2", "", 4.0 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Means_what_it_means_in_Python(string text, string values, double expected)
    {
        var named = values.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .Select(pair => (pair[0], double.Parse(pair[1], CultureInfo.InvariantCulture)))
            .ToArray();

        var value = Expression.Value(text, named);

        // Logarithms and powers come from the platform's own library: allow its last bits.
        Assert.Equal(expected, value, Math.Abs(expected) * 1e-14);
    }

    [Fact]
    public void The_sign_of_a_remainder_is_the_divisors_even_far_from_zero()
    {
        Assert.Equal(1e300 - 1, Expression.Value("-1 % 1e300"));
        Assert.Equal(-1, Expression.Value("-1 // 1e300"));
    }
}

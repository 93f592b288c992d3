using System;

namespace EcsAutoscale.Core.Expressions.Functions;

/// <summary>Python's arithmetic on floats.</summary>
internal static class Arithmetic
{
    private static readonly Outcome ByZero = Outcome.Fail(ExpressionFailureReason.DivisionByZero, "Division by zero.");

    public static Outcome Apply(string symbol, double left, double right) => symbol switch
    {
        "+" => Outcome.Of(left + right),
        "-" => Outcome.Of(left - right),
        "*" => Outcome.Of(left * right),
        "/" => right == 0 ? ByZero : Outcome.Of(left / right),
        "//" => right == 0 ? ByZero : Outcome.Of(FloorQuotient(left, right)),
        "%" => right == 0 ? ByZero : Outcome.Of(Remainder(left, right)),
        _ => throw new ArgumentOutOfRangeException(nameof(symbol), symbol, "not an arithmetic operator"),
    };

    public static Outcome Power(double number, double exponent)
    {
        if (number == 0 && exponent < 0)
            return Outcome.Fail(ExpressionFailureReason.DivisionByZero, "Zero cannot be raised to a negative power.");
        if (number < 0 && exponent != Math.Floor(exponent))
            return Outcome.Fail(ExpressionFailureReason.Domain, "A negative number to a broken power is complex.");
        return Outcome.Of(Math.Pow(number, exponent));
    }

    /// <summary>The remainder that has the sign of the divisor.</summary>
    private static double Remainder(double left, double right)
    {
        var remainder = left % right;
        return remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder;
    }

    /// <summary>The quotient towards minus infinity, so that left == quotient * right + remainder as nearly as doubles allow.</summary>
    private static double FloorQuotient(double left, double right)
    {
        var remainder = left % right;
        var quotient = (left - remainder) / right;
        if (remainder != 0 && (remainder < 0) != (right < 0)) quotient -= 1;
        var floor = Math.Floor(quotient);
        // (left - remainder) / right is a whole number but for rounding; Python repairs a quotient that fell just below it.
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }
}

using System;
using System.Globalization;
using System.Numerics;

namespace EcsAutoscale.Core.Expressions.Functions;

/// <summary>Python's <c>round</c>: to the nearest, ties to even, decided on the exact binary value.</summary>
internal static class Rounding
{
    // Beyond these a double has no such digit, or no other (CPython, float_round).
    private const int MostDigits = 323;
    private const int FewestDigits = -308;

    public static double ToWhole(double value) => Math.Round(value, MidpointRounding.ToEven) + 0.0;

    /// <param name="value">A finite number.</param>
    /// <param name="digits">Decimals to keep; negative for tens, hundreds, ...</param>
    public static double ToDigits(double value, double digits)
    {
        if (digits > MostDigits || value == 0) return value;
        if (digits < FewestDigits) return 0;
        var places = (int)digits;
        var (numerator, denominator) = Exactly(Math.Abs(value));
        if (places >= 0) numerator *= BigInteger.Pow(10, places);
        else denominator *= BigInteger.Pow(10, -places);
        var nearest = DivideToNearestEven(numerator, denominator);
        var text = nearest.ToString(CultureInfo.InvariantCulture) + "E" + (-places).ToString(CultureInfo.InvariantCulture);
        // .NET Framework refuses what is too large, later runtimes answer infinity.
        var rounded = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) ? read : double.PositiveInfinity;
        return value < 0 ? -rounded : rounded;
    }

    private static (BigInteger Numerator, BigInteger Denominator) Exactly(double positive)
    {
        var bits = BitConverter.DoubleToInt64Bits(positive);
        var biased = (int)(bits >> 52);
        var fraction = bits & ((1L << 52) - 1);
        var mantissa = new BigInteger(biased == 0 ? fraction : fraction | (1L << 52));
        var exponent = Math.Max(biased, 1) - 1075;
        return exponent >= 0 ? (mantissa << exponent, BigInteger.One) : (mantissa, BigInteger.One << -exponent);
    }

    private static BigInteger DivideToNearestEven(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var half = (remainder * 2).CompareTo(denominator);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}

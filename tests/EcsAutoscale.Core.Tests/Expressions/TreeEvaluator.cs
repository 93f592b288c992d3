using System;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace EcsAutoscale.Core.Tests.Expressions;

/// <summary>What a tree is worth, by code that shares nothing with the product: NaN where there is no finite real value.</summary>
internal static class TreeEvaluator
{
    public static double Value(Tree tree)
    {
        double Of(int index) => Value(tree.Operands[index]);
        switch (tree.Kind)
        {
            case "number" or "alias": return tree.Number;
            case "if": return Branch(Of(1), () => Of(0), () => Of(2));
            case "and": { var a = Of(0); return Branch(a, () => Of(1), () => a); }
            case "or": { var a = Of(0); return Branch(a, () => a, () => Of(1)); }
            case "not": return Branch(Of(0), () => 0, () => 1);
        }

        if (tree.Kind.StartsWith("chain ", StringComparison.Ordinal))
        {
            var words = tree.Kind.Split(' ');
            var middle = Of(1);
            return Branch(Compare(words[1], Of(0), middle), () => Compare(words[2], middle, Of(2)), () => 0);
        }

        var values = tree.Operands.Select(Value).ToArray();
        var result = values.Any(double.IsNaN) ? double.NaN : Apply(tree.Kind, values);
        return double.IsInfinity(result) ? double.NaN : result;
    }

    private static double Branch(double condition, Func<double> then, Func<double> otherwise) =>
        double.IsNaN(condition) ? double.NaN : condition != 0 ? then() : otherwise();

    private static double Apply(string kind, double[] x) => kind switch
    {
        "neg" => 0 - x[0],
        "pos" => x[0],
        "+" => x[0] + x[1],
        "-" => x[0] - x[1],
        "*" => x[0] * x[1],
        "/" => x[1] == 0 ? double.NaN : x[0] / x[1],
        "%" => x[1] == 0 ? double.NaN : Modulo(x[0], x[1]),
        "//" => x[1] == 0 ? double.NaN : Math.Round((x[0] - Modulo(x[0], x[1])) / x[1]),
        "**" => x[0] == 0 && x[1] < 0 ? double.NaN : Math.Pow(x[0], x[1]),
        "<" or "<=" or ">" or ">=" or "==" or "!=" => Compare(kind, x[0], x[1]),
        "abs" => x[0] < 0 ? -x[0] : x[0],
        "ceil" => -Math.Floor(-x[0]),
        "floor" => Math.Floor(x[0]),
        "sqrt" => Math.Sqrt(x[0]),
        "log" when x.Any(v => v <= 0) => double.NaN,
        "log" => x.Length == 1 ? Math.Log(x[0]) : x[1] == 1 ? double.NaN : Math.Log(x[0]) / Math.Log(x[1]),
        "round" when x.Length == 1 => Math.Round(x[0]),
        "round" => RoundTo(x[0], x[1]),
        "min" or "min[]" => x.Length == 0 ? double.NaN : x.Min(),
        "max" or "max[]" => x.Length == 0 ? double.NaN : x.Max(),
        "sum[]" => x.Sum(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown"),
    };

    private static double Modulo(double a, double b)
    {
        var remainder = Math.IEEERemainder(a, b);
        return remainder == 0 || Math.Sign(remainder) == Math.Sign(b) ? remainder : remainder + b;
    }

    private static double Compare(string symbol, double a, double b)
    {
        if (double.IsNaN(a) || double.IsNaN(b)) return double.NaN;
        var order = a.CompareTo(b);
        return symbol switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, ">=" => order >= 0, "==" => a == b, _ => a != b } ? 1 : 0;
    }

    /// <summary>By .NET's exact decimal notation instead of the product's fractions: all digits of a double are a finite decimal.</summary>
    private static double RoundTo(double x, double digits)
    {
        if (digits != Math.Truncate(digits)) return double.NaN;
        if (digits > 323) return x;
        if (digits < -308) return 0;
        return double.Parse(HalfEven(x, (int)digits), CultureInfo.InvariantCulture);
    }

    private static string HalfEven(double x, int digits)
    {
        var exact = new string('0', 400) + Math.Abs(x).ToString("F1100", CultureInfo.InvariantCulture);
        var cut = exact.IndexOf('.', StringComparison.Ordinal) + digits;
        var figures = exact.Replace(".", "", StringComparison.Ordinal);
        var rest = figures[cut..];
        var half = string.CompareOrdinal(rest, "5" + new string('0', rest.Length - 1));
        var number = BigInteger.Parse(figures[..cut], CultureInfo.InvariantCulture);
        if (half > 0 || (half == 0 && !number.IsEven)) number += 1;
        return $"{(x < 0 ? "-" : "")}{number}E{-digits}";
    }
}

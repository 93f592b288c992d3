namespace EcsAutoscale.Core.Expressions;

/// <summary>What a metric expression may at most be. Beyond it the text is refused with an <see cref="ExpressionError"/>.</summary>
public static class ExpressionLimits
{
    /// <summary>Longest text, in characters.</summary>
    public const int MaximumLength = 4000;

    /// <summary>Deepest nesting of parentheses, calls, lists, signs, <c>not</c>, <c>**</c> and <c>else</c>.</summary>
    public const int MaximumDepth = 64;

    /// <summary>Largest number of operands and operations.</summary>
    public const int MaximumNodes = 1000;
}

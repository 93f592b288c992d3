namespace EcsAutoscale.Core.Expressions;

/// <summary>The kinds of failure of an evaluation.</summary>
public enum ExpressionFailureReason
{
    /// <summary>Never used: a failure without a reason is a defect.</summary>
    Unspecified,

    /// <summary>An alias has no value.</summary>
    UnknownName,

    /// <summary>The value of an alias is NaN or infinite.</summary>
    ValueNotFinite,

    /// <summary>A division or remainder by zero, or zero to a negative power.</summary>
    DivisionByZero,

    /// <summary>A result beyond the range of a double.</summary>
    Overflow,

    /// <summary>An operation that has no real result, such as the root of a negative number or the largest of nothing.</summary>
    Domain,
}

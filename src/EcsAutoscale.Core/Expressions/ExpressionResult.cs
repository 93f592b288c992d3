namespace EcsAutoscale.Core.Expressions;

/// <summary>What an evaluation gave: a finite number, or why there is none. Exactly one of the two is set.</summary>
public sealed record ExpressionResult
{
    private ExpressionResult(double? value, ExpressionFailure? failure)
    {
        Value = value;
        Failure = failure;
    }

    /// <summary>The finite value, or null.</summary>
    public double? Value { get; }

    /// <summary>Why there is no value, or null.</summary>
    public ExpressionFailure? Failure { get; }

    internal static ExpressionResult Of(double value) => new(value, null);

    internal static ExpressionResult Of(ExpressionFailure failure) => new(null, failure);
}

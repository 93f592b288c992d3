namespace EcsAutoscale.Core.Expressions.Functions;

/// <summary>What one operation gives: a finite number, or why there is none.</summary>
internal readonly record struct Outcome
{
    private Outcome(double value, ExpressionFailureReason reason, string? problem)
    {
        Value = value;
        Reason = reason;
        Problem = problem;
    }

    public double Value { get; }

    public ExpressionFailureReason Reason { get; }

    public string? Problem { get; }

    /// <summary>A number; an overflow where it is not finite.</summary>
    public static Outcome Of(double value) =>
        IsFinite(value) ? new(value, ExpressionFailureReason.Unspecified, null) : Fail(ExpressionFailureReason.Overflow, "The result is too large for a number.");

    public static Outcome Fail(ExpressionFailureReason reason, string problem) => new(0, reason, problem);

    public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}

using System.Globalization;

namespace EcsAutoscale.Core.Expressions;

/// <summary>Why an expression has no value, and which part of it is to blame.</summary>
/// <param name="Reason">The kind of failure.</param>
/// <param name="Position">Index of the first character of the part, 0-based.</param>
/// <param name="Length">Number of characters of the part.</param>
/// <param name="Message">What went wrong, as one sentence that ends with a full stop.</param>
public sealed record ExpressionFailure(ExpressionFailureReason Reason, int Position, int Length, string Message)
{
    /// <summary>The message with its column, 1-based.</summary>
    /// <returns>For example <c>column 3: Division by zero.</c></returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "column {0}: {1}", Position + 1, Message);
}

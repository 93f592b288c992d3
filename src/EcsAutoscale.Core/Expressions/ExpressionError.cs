using System.Globalization;

namespace EcsAutoscale.Core.Expressions;

/// <summary>Why a text is not a metric expression, and where.</summary>
/// <param name="Position">Index of the first offending character, 0-based; the length of the text where something is missing at its end.</param>
/// <param name="Length">Number of offending characters; 0 at the end of the text.</param>
/// <param name="Message">What is wrong, as one sentence that ends with a full stop.</param>
/// <param name="Expected">What could have stood there, or null where that does not help.</param>
public sealed record ExpressionError(int Position, int Length, string Message, string? Expected)
{
    /// <summary>The message with its column, 1-based.</summary>
    /// <returns>For example <c>column 5: Expected an operand but found ')'.</c></returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "column {0}: {1}", Position + 1, Message);
}

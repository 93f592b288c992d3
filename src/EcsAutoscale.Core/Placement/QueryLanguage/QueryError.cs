using System.Globalization;

namespace EcsAutoscale.Core.Placement.QueryLanguage;

/// <summary>Why a text is not a cluster query that can be read, and where.</summary>
/// <param name="Position">Index of the first offending character, 0-based; the length of the text where something is missing at its end.</param>
/// <param name="Length">Number of offending characters; 0 at the end of the text.</param>
/// <param name="Message">What is wrong, as one sentence that ends with a full stop.</param>
public sealed record QueryError(int Position, int Length, string Message)
{
    /// <summary>The message with its column, 1-based.</summary>
    /// <returns>For example <c>column 15: Expected a value but found the end.</c></returns>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "column {0}: {1}", Position + 1, Message);
}

namespace EcsAutoscale.Core.Expressions;

/// <summary>A piece of an expression's text.</summary>
/// <param name="Start">Index of its first character, 0-based.</param>
/// <param name="Length">Number of UTF-16 characters; 0 at the end of the text.</param>
internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
}

namespace EcsAutoscale.Core.Expressions.Syntax;

internal enum TokenKind
{
    End,
    Number,
    Name,
    Keyword,
    Symbol,
}

/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Text">Its characters; empty at the end.</param>
/// <param name="Number">The value of a number, else 0.</param>
internal readonly record struct Token(TokenKind Kind, TextSpan Span, string Text, double Number)
{
    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsKeyword(string keyword) => Kind == TokenKind.Keyword && Text == keyword;

    /// <summary>How an error message calls it.</summary>
    public string Shown => Kind == TokenKind.End ? "the end" : $"'{Text}'";
}

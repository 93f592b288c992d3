using System;

namespace EcsAutoscale.Core.Expressions.Syntax;

/// <summary>The tokens with one of look-ahead, and the bounds of <see cref="ExpressionLimits"/>.</summary>
internal sealed class TokenStream
{
    private readonly Lexer _lexer;
    private int _depth;
    private int _nodes;

    public TokenStream(string text)
    {
        if (text.Length > ExpressionLimits.MaximumLength)
            throw ExpressionSyntaxException.At(
                new TextSpan(ExpressionLimits.MaximumLength, text.Length - ExpressionLimits.MaximumLength),
                $"The expression has {text.Length} characters, more than {ExpressionLimits.MaximumLength}.");
        _lexer = new Lexer(text);
        Current = _lexer.Next();
    }

    public Token Current { get; private set; }

    public Token Take()
    {
        var token = Current;
        Current = _lexer.Next();
        return token;
    }

    public bool TakeSymbol(string symbol) => Take(Current.IsSymbol(symbol));

    public bool TakeKeyword(string keyword) => Take(Current.IsKeyword(keyword));

    public void Expect(string symbol, string expected)
    {
        if (!TakeSymbol(symbol)) throw Unexpected(expected);
    }

    public ExpressionSyntaxException Unexpected(string expected) =>
        ExpressionSyntaxException.At(Current.Span, $"Expected {expected} but found {Current.Shown}.", expected);

    /// <summary>Reads something one level deeper; the bound is what keeps hostile texts from exhausting the stack.</summary>
    public T Deeper<T>(Func<T> read)
    {
        if (++_depth > ExpressionLimits.MaximumDepth)
            throw ExpressionSyntaxException.At(Current.Span, $"The expression is nested deeper than {ExpressionLimits.MaximumDepth} levels.");
        var result = read();
        _depth--;
        return result;
    }

    public T Count<T>(T node)
    {
        if (++_nodes > ExpressionLimits.MaximumNodes)
            throw ExpressionSyntaxException.At(Current.Span, $"The expression has more than {ExpressionLimits.MaximumNodes} operands and operations.");
        return node;
    }

    private bool Take(bool wanted)
    {
        if (wanted) Take();
        return wanted;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Expressions.Syntax;

/// <summary>Cuts the text into tokens, one at a time, so that the error nearest to the start is the one that is reported.</summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] Symbols =
        ["**", "//", "<=", ">=", "==", "!=", "+", "-", "*", "/", "%", "<", ">", "(", ")", "[", "]", ","];

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
        "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
        "return", "try", "while", "with", "yield",
    };

    private int _position;

    public Token Next()
    {
        while (_position < text.Length && Characters.IsSpace(text[_position])) _position++;
        if (_position == text.Length) return new Token(TokenKind.End, new TextSpan(_position, 0), "", 0);
        var token = Read(text[_position]);
        _position = token.Span.End;
        return token;
    }

    private Token Read(char first)
    {
        if (Characters.StartsName(first)) return ReadName();
        if (Characters.IsDigit(first) || (first == '.' && _position + 1 < text.Length && Characters.IsDigit(text[_position + 1])))
            return NumberScanner.Scan(text, _position);
        var symbol = Symbols.FirstOrDefault(s => string.CompareOrdinal(text, _position, s, 0, s.Length) == 0);
        return symbol is null ? throw Unknown(first) : new Token(TokenKind.Symbol, new TextSpan(_position, symbol.Length), symbol, 0);
    }

    private Token ReadName()
    {
        var end = _position;
        while (end < text.Length && Characters.ContinuesName(text[end])) end++;
        var name = text.Substring(_position, end - _position);
        return new Token(Keywords.Contains(name) ? TokenKind.Keyword : TokenKind.Name, new TextSpan(_position, name.Length), name, 0);
    }

    private ExpressionSyntaxException Unknown(char first)
    {
        var shown = Characters.Describe(text, _position);
        var message = first switch
        {
            '=' => "A single '=' assigns, which an expression cannot do; compare with '=='.",
            '!' => "'!' is not an operator; write 'not'.",
            '&' => "'&' is not an operator; write 'and'.",
            '|' => "'|' is not an operator; write 'or'.",
            '^' => "'^' is not an operator; write '**' for a power.",
            '.' => "'.' stands alone: names have no attributes here, and a number needs a digit beside its point.",
            '\'' or '"' => "Text has no place in a metric expression; only numbers and aliases have.",
            > '\x7f' => $"The character {shown} is not allowed; names and operators are ASCII only.",
            _ => $"The character {shown} is not allowed.",
        };
        return ExpressionSyntaxException.At(new TextSpan(_position, Characters.LengthAt(text, _position)), message);
    }
}

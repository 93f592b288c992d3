using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Expressions.Functions;
using EcsAutoscale.Core.Expressions.Nodes;

namespace EcsAutoscale.Core.Expressions.Syntax;

/// <summary>Reads numbers, aliases, calls and what is in parentheses.</summary>
internal sealed class AtomParser(TokenStream tokens, Func<ExpressionNode> expression)
{
    private const string Operand = "a number, an alias, a function or '('";

    /// <summary>The aliases met so far, in ordinal order.</summary>
    public SortedSet<string> Aliases { get; } = new(StringComparer.Ordinal);

    public ExpressionNode Read()
    {
        var token = tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                tokens.Take();
                return tokens.Count(new NumberNode(token.Number));
            case TokenKind.Name:
                tokens.Take();
                return tokens.Count(tokens.Current.IsSymbol("(") ? (ExpressionNode)Call(token) : Alias(token));
            case TokenKind.Keyword:
                return tokens.Count(Keyword(token));
            case TokenKind.Symbol when tokens.TakeSymbol("("):
                var inner = expression();
                tokens.Expect(")", "an operator or ')'");
                return inner;
            case TokenKind.Symbol when token.Text == "[":
                throw ExpressionSyntaxException.At(token.Span, "A list can only be the first argument of min, max or sum.", Operand);
            default:
                throw tokens.Unexpected(Operand);
        }
    }

    private AliasNode Alias(Token name)
    {
        Aliases.Add(name.Text);
        return new AliasNode(name.Text, name.Span);
    }

    private NumberNode Keyword(Token keyword)
    {
        if (keyword.Text is "and" or "or" or "not" or "if" or "else") throw tokens.Unexpected(Operand);
        if (keyword.Text is not ("True" or "False"))
            throw ExpressionSyntaxException.At(keyword.Span, $"'{keyword.Text}' is a reserved word of Python and cannot be an alias.", Operand);
        tokens.Take();
        return new NumberNode(keyword.Text == "True" ? 1 : 0);
    }

    private CallNode Call(Token name)
    {
        var function = MetricFunctions.Find(name.Text)
            ?? throw ExpressionSyntaxException.At(name.Span, $"There is no function '{name.Text}'; there are {MetricFunctions.Names}.");
        tokens.Take();
        var list = tokens.TakeSymbol("[") ? Sequence("]", "an operator, ',' or ']'") : null;
        var numbers = list is null || tokens.TakeSymbol(",") ? Sequence(")", "an operator, ',' or ')'") : Close();
        var arguments = new Arguments(list, numbers);
        return function.Accepts(arguments)
            ? new CallNode(function, name.Span, arguments)
            : throw ExpressionSyntaxException.At(name.Span, $"'{name.Text}' cannot take these arguments; write {function.Usage}.", function.Usage);
    }

    private IReadOnlyList<ExpressionNode> Close()
    {
        tokens.Expect(")", "',' or ')'");
        return [];
    }

    /// <summary>Reads up to and with the closing bracket; a comma before it is allowed, as in Python.</summary>
    private List<ExpressionNode> Sequence(string close, string expected)
    {
        var items = new List<ExpressionNode>();
        while (!tokens.TakeSymbol(close))
        {
            items.Add(expression());
            if (tokens.TakeSymbol(",")) continue;
            tokens.Expect(close, expected);
            break;
        }

        return items;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Expressions.Nodes;

namespace EcsAutoscale.Core.Expressions.Syntax;

/// <summary>Recursive descent, one method a level of Python's precedence, from the loosest to the tightest.</summary>
internal sealed class Parser
{
    private static readonly string[] Comparisons = ["<", "<=", ">", ">=", "==", "!="];
    private static readonly string[] Additive = ["+", "-"];
    private static readonly string[] Multiplicative = ["*", "/", "//", "%"];

    private readonly TokenStream _tokens;
    private readonly AtomParser _atoms;

    public Parser(string text)
    {
        _tokens = new TokenStream(text);
        _atoms = new AtomParser(_tokens, Expression);
    }

    public SyntaxTree Parse()
    {
        var root = Expression();
        return _tokens.Current.Kind == TokenKind.End
            ? new SyntaxTree(root, _atoms.Aliases.ToArray())
            : throw _tokens.Unexpected("an operator or the end");
    }

    private ExpressionNode Expression() => _tokens.Deeper(Conditional);

    private ExpressionNode Conditional()
    {
        var value = Or();
        if (!_tokens.TakeKeyword("if")) return value;
        var condition = Or();
        if (!_tokens.TakeKeyword("else")) throw _tokens.Unexpected("'else'");
        return _tokens.Count(new ConditionalNode(value, condition, Expression()));
    }

    private ExpressionNode Or() => Boolean("or", And, stopsAt: true);

    private ExpressionNode And() => Boolean("and", Not, stopsAt: false);

    private ExpressionNode Boolean(string keyword, Func<ExpressionNode> operand, bool stopsAt)
    {
        var first = operand();
        if (!_tokens.Current.IsKeyword(keyword)) return first;
        var operands = new List<ExpressionNode> { first };
        while (_tokens.TakeKeyword(keyword)) operands.Add(_tokens.Count(operand()));
        return new BooleanNode(operands, stopsAt);
    }

    private ExpressionNode Not() =>
        _tokens.TakeKeyword("not") ? _tokens.Count(new NotNode(_tokens.Deeper(Not))) : Comparison();

    private ExpressionNode Comparison()
    {
        var first = Sum();
        var steps = Steps(Comparisons, Sum);
        return steps.Count == 0 ? first : new ComparisonNode(first, steps);
    }

    private ExpressionNode Sum() => Row(Additive, Product);

    private ExpressionNode Product() => Row(Multiplicative, Signed);

    private ExpressionNode Row(string[] symbols, Func<ExpressionNode> operand)
    {
        var first = operand();
        var steps = Steps(symbols, operand);
        return steps.Count == 0 ? first : new ArithmeticNode(first, steps);
    }

    private List<Step> Steps(string[] symbols, Func<ExpressionNode> operand)
    {
        var steps = new List<Step>();
        while (_tokens.Current.Kind == TokenKind.Symbol && symbols.Contains(_tokens.Current.Text))
        {
            var symbol = _tokens.Take();
            steps.Add(_tokens.Count(new Step(symbol.Text, symbol.Span, operand())));
        }

        return steps;
    }

    private ExpressionNode Signed()
    {
        if (_tokens.TakeSymbol("-")) return _tokens.Count(new NegativeNode(_tokens.Deeper(Signed)));
        return _tokens.TakeSymbol("+") ? _tokens.Deeper(Signed) : Power();
    }

    /// <summary>Tighter than a sign on its left, looser than one on its right: <c>-2 ** -1</c> is <c>-(2 ** (-1))</c>.</summary>
    private ExpressionNode Power()
    {
        var number = _atoms.Read();
        if (!_tokens.Current.IsSymbol("**")) return number;
        var symbol = _tokens.Take();
        return _tokens.Count(new PowerNode(number, symbol.Span, _tokens.Deeper(Signed)));
    }
}

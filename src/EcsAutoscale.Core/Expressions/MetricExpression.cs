using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using EcsAutoscale.Core.Expressions.Nodes;
using EcsAutoscale.Core.Expressions.Syntax;

namespace EcsAutoscale.Core.Expressions;

/// <summary>
/// Arithmetic over metric aliases, with Python's meaning and precedence, on doubles: <c>+ - * / // % **</c>, comparisons (chained as in
/// Python), <c>and or not</c>, <c>x if c else y</c>, parentheses, <c>True False</c> and the functions
/// <c>min max abs round ceil floor sqrt log sum</c>. A truth value counts as 1 or 0. Nothing else: no text, no attributes, no code.
/// </summary>
/// <remarks>
/// Unlike Python's integers all numbers are doubles, and a step whose result is not finite is a failure. Aliases are whole identifiers
/// (<c>[A-Za-z_][A-Za-z0-9_]*</c>, no Python keyword), never replaced as text. An alias may have a function's name where it is not called.
/// </remarks>
public sealed class MetricExpression
{
    private readonly ExpressionNode _root;

    private MetricExpression(string text, ExpressionNode root, IReadOnlyList<string> identifiers)
    {
        Text = text;
        _root = root;
        Identifiers = identifiers;
    }

    /// <summary>The text as it was given.</summary>
    public string Text { get; }

    /// <summary>The aliases that occur in it, each once, in ordinal order. Names of called functions are not among them.</summary>
    public IReadOnlyList<string> Identifiers { get; }

    /// <summary>Reads an expression. Bounded by <see cref="ExpressionLimits"/>; never throws for a text, however hostile.</summary>
    /// <param name="text">The text; line breaks and tabs count as spaces.</param>
    /// <param name="expression">The expression, or null.</param>
    /// <param name="error">What is wrong with the text, or null.</param>
    /// <returns>Whether the text is an expression.</returns>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out MetricExpression? expression,
        [NotNullWhen(false)] out ExpressionError? error)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        expression = null;
        error = null;
        try
        {
            var tree = new Parser(text).Parse();
            expression = new MetricExpression(text, tree.Root, tree.Identifiers);
            return true;
        }
        catch (ExpressionSyntaxException problem)
        {
            error = problem.Error;
            return false;
        }
    }

    /// <summary>Evaluates it. Only what Python would evaluate is evaluated, so only that can fail.</summary>
    /// <param name="values">The value of each alias; further entries are ignored.</param>
    /// <returns>A finite value, or a failure with its place.</returns>
    public ExpressionResult Evaluate(IReadOnlyDictionary<string, double> values)
    {
        if (values is null) throw new ArgumentNullException(nameof(values));
        var evaluation = new Evaluation(values);
        return _root.TryEvaluate(evaluation, out var value)
            ? ExpressionResult.Of(value)
            : ExpressionResult.Of(evaluation.Failure!);
    }

    /// <summary>The text as it was given.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;
}

using System.Collections.Generic;
using EcsAutoscale.Core.Expressions.Functions;

namespace EcsAutoscale.Core.Expressions.Nodes;

/// <param name="Symbol">The operator as written.</param>
/// <param name="Span">Where the operator is.</param>
/// <param name="Operand">What follows it.</param>
internal readonly record struct Step(string Symbol, TextSpan Span, ExpressionNode Operand);

/// <summary>A row of operators of one precedence, from left to right: <c>a + b - c</c> or <c>a * b // c</c>.</summary>
/// <remarks>A row, not a tree of pairs, so that a long sum is not a deep recursion.</remarks>
internal sealed class ArithmeticNode(ExpressionNode first, IReadOnlyList<Step> steps) : ExpressionNode
{
    public override bool TryEvaluate(Evaluation evaluation, out double value)
    {
        if (!first.TryEvaluate(evaluation, out value)) return false;
        foreach (var step in steps)
        {
            if (!step.Operand.TryEvaluate(evaluation, out var right)) return false;
            if (!evaluation.Accept(Arithmetic.Apply(step.Symbol, value, right), step.Span, out value)) return false;
        }

        return true;
    }
}

internal sealed class PowerNode(ExpressionNode number, TextSpan symbol, ExpressionNode exponent) : ExpressionNode
{
    public override bool TryEvaluate(Evaluation evaluation, out double value) =>
        number.TryEvaluate(evaluation, out value)
        && exponent.TryEvaluate(evaluation, out var power)
        && evaluation.Accept(Arithmetic.Power(value, power), symbol, out value);
}

internal sealed class NegativeNode(ExpressionNode operand) : ExpressionNode
{
    public override bool TryEvaluate(Evaluation evaluation, out double value)
    {
        var known = operand.TryEvaluate(evaluation, out value);
        value = -value;
        return known;
    }
}

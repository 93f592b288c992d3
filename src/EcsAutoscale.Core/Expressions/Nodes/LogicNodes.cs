using System;
using System.Collections.Generic;

namespace EcsAutoscale.Core.Expressions.Nodes;

/// <summary><c>a and b and c</c> or <c>a or b or c</c>: the operand that decides is the value, as in Python.</summary>
internal sealed class BooleanNode(IReadOnlyList<ExpressionNode> operands, bool stopsAt) : ExpressionNode
{
    public override bool TryEvaluate(Evaluation evaluation, out double value)
    {
        value = 0;
        foreach (var operand in operands)
        {
            if (!operand.TryEvaluate(evaluation, out value)) return false;
            if ((value != 0) == stopsAt) return true;
        }

        return true;
    }
}

internal sealed class NotNode(ExpressionNode operand) : ExpressionNode
{
    public override bool TryEvaluate(Evaluation evaluation, out double value)
    {
        var known = operand.TryEvaluate(evaluation, out value);
        value = value == 0 ? 1 : 0;
        return known;
    }
}

/// <summary><c>a &lt; b &lt;= c</c>: every neighbouring pair must hold, and what follows a pair that does not is not evaluated.</summary>
internal sealed class ComparisonNode(ExpressionNode first, IReadOnlyList<Step> steps) : ExpressionNode
{
    public override bool TryEvaluate(Evaluation evaluation, out double value)
    {
        if (!first.TryEvaluate(evaluation, out value)) return false;
        var left = value;
        foreach (var step in steps)
        {
            if (!step.Operand.TryEvaluate(evaluation, out var right)) return false;
            value = Holds(step.Symbol, left, right) ? 1 : 0;
            if (value == 0) return true;
            left = right;
        }

        return true;
    }

    private static bool Holds(string symbol, double left, double right) => symbol switch
    {
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        ">=" => left >= right,
        "==" => left == right,
        "!=" => left != right,
        _ => throw new ArgumentOutOfRangeException(nameof(symbol), symbol, "not a comparison"),
    };
}

/// <summary><c>then if condition else otherwise</c>: only the branch that is taken is evaluated.</summary>
internal sealed class ConditionalNode(ExpressionNode then, ExpressionNode condition, ExpressionNode otherwise) : ExpressionNode
{
    public override bool TryEvaluate(Evaluation evaluation, out double value) =>
        condition.TryEvaluate(evaluation, out value) && (value != 0 ? then : otherwise).TryEvaluate(evaluation, out value);
}

using System.Collections.Generic;
using EcsAutoscale.Core.Expressions.Functions;

namespace EcsAutoscale.Core.Expressions.Nodes;

/// <summary>The arguments of a call as written: a list first, or none, then numbers.</summary>
/// <param name="List">The elements of the list that is the first argument, or null where it is not a list.</param>
/// <param name="Numbers">The other arguments.</param>
internal sealed record Arguments(IReadOnlyList<ExpressionNode>? List, IReadOnlyList<ExpressionNode> Numbers);

internal sealed class CallNode(MetricFunction function, TextSpan name, Arguments arguments) : ExpressionNode
{
    public override bool TryEvaluate(Evaluation evaluation, out double value)
    {
        value = 0;
        return TryEvaluate(evaluation, arguments.List, out var list)
            && TryEvaluate(evaluation, arguments.Numbers, out var numbers)
            && evaluation.Accept(function.Apply(list, numbers), name, out value);
    }

    private static bool TryEvaluate(Evaluation evaluation, IReadOnlyList<ExpressionNode>? nodes, out double[] values)
    {
        values = new double[nodes?.Count ?? 0];
        for (var i = 0; i < values.Length; i++)
            if (!nodes![i].TryEvaluate(evaluation, out values[i])) return false;
        return true;
    }
}

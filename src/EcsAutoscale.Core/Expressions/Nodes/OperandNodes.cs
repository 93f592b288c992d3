using EcsAutoscale.Core.Expressions.Functions;

namespace EcsAutoscale.Core.Expressions.Nodes;

internal sealed class NumberNode(double number) : ExpressionNode
{
    public override bool TryEvaluate(Evaluation evaluation, out double value)
    {
        value = number;
        return true;
    }
}

internal sealed class AliasNode(string name, TextSpan span) : ExpressionNode
{
    public override bool TryEvaluate(Evaluation evaluation, out double value) => evaluation.Accept(Look(evaluation), span, out value);

    private Outcome Look(Evaluation evaluation)
    {
        if (!evaluation.Values.TryGetValue(name, out var found))
            return Outcome.Fail(ExpressionFailureReason.UnknownName, $"'{name}' has no value.");
        return Outcome.IsFinite(found)
            ? Outcome.Of(found)
            : Outcome.Fail(ExpressionFailureReason.ValueNotFinite, $"The value of '{name}' is not a finite number.");
    }
}

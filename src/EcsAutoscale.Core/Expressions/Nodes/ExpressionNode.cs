namespace EcsAutoscale.Core.Expressions.Nodes;

/// <summary>A part of an expression that has a value.</summary>
internal abstract class ExpressionNode
{
    /// <summary>Gives the finite value, or leaves the reason in the evaluation and returns false.</summary>
    public abstract bool TryEvaluate(Evaluation evaluation, out double value);
}

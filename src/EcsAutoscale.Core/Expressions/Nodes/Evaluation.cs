using System.Collections.Generic;
using EcsAutoscale.Core.Expressions.Functions;

namespace EcsAutoscale.Core.Expressions.Nodes;

/// <summary>One evaluation: the values of the aliases, and the failure that ended it.</summary>
internal sealed class Evaluation(IReadOnlyDictionary<string, double> values)
{
    public IReadOnlyDictionary<string, double> Values { get; } = values;

    public ExpressionFailure? Failure { get; private set; }

    /// <summary>Takes the outcome of one step; on failure notes it at the place that is to blame.</summary>
    public bool Accept(Outcome outcome, TextSpan blamed, out double value)
    {
        value = outcome.Value;
        if (outcome.Problem is null) return true;
        Failure = new ExpressionFailure(outcome.Reason, blamed.Start, blamed.Length, outcome.Problem);
        return false;
    }
}

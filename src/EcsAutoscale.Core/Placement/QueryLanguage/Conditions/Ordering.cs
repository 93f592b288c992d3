using System;
using EcsAutoscale.Core.Placement.QueryLanguage.Syntax;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Conditions;

internal static class Ordering
{
    /// <param name="comparison">An equality or an order.</param>
    /// <param name="order">Negative where the value is less than the argument, 0 where equal, positive where greater.</param>
    public static QueryOutcome Holds(Comparison comparison, int order) => Kleene.Of(comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.Greater => order > 0,
        Comparison.GreaterOrEqual => order >= 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "not an order"),
    });
}

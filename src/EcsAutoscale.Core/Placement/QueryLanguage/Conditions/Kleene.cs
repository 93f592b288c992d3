using System.Collections.Generic;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Conditions;

/// <summary>Logic with three values (Kleene's strong logic): what is not known stays so unless the rest decides alone.</summary>
internal static class Kleene
{
    public static QueryOutcome Of(bool holds) => holds ? QueryOutcome.Matches : QueryOutcome.DoesNotMatch;

    public static QueryOutcome Not(QueryOutcome outcome) => outcome switch
    {
        QueryOutcome.Matches => QueryOutcome.DoesNotMatch,
        QueryOutcome.DoesNotMatch => QueryOutcome.Matches,
        _ => outcome,
    };

    public static QueryOutcome Negate(QueryOutcome outcome, bool negated) => negated ? Not(outcome) : outcome;

    /// <summary>The outcome that decides an and or an or alone.</summary>
    public static QueryOutcome Deciding(bool isAnd) => isAnd ? QueryOutcome.DoesNotMatch : QueryOutcome.Matches;

    public static QueryOutcome Join(QueryOutcome left, QueryOutcome right, bool isAnd)
    {
        var deciding = Deciding(isAnd);
        if (left == deciding || right == deciding) return deciding;
        return left == QueryOutcome.CannotSay ? left : right;
    }

    /// <summary>Whether any holds; of none, that it does not.</summary>
    public static QueryOutcome Any(IEnumerable<QueryOutcome> outcomes)
    {
        var any = QueryOutcome.DoesNotMatch;
        foreach (var outcome in outcomes) any = Join(any, outcome, isAnd: false);
        return any;
    }

    /// <summary>What two readings of the same text agree on.</summary>
    public static QueryOutcome Both(QueryOutcome one, QueryOutcome other) => one == other ? one : QueryOutcome.CannotSay;
}

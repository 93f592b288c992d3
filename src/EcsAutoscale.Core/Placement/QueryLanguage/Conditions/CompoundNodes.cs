using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Conditions;

internal sealed class NotNode(QueryNode operand) : QueryNode
{
    public override bool DependsOnTasks => operand.DependsOnTasks;

    public override QueryAnswer Evaluate(IQuerySubject instance)
    {
        var answer = operand.Evaluate(instance);
        return answer with { Outcome = Kleene.Not(answer.Outcome) };
    }
}

/// <summary>Operands joined by and alone, or by or alone.</summary>
internal sealed class JunctionNode(IReadOnlyList<QueryNode> operands, bool isAnd) : QueryNode
{
    public override bool DependsOnTasks { get; } = operands.Any(o => o.DependsOnTasks);

    public override QueryAnswer Evaluate(IQuerySubject instance)
    {
        QueryAnswer? result = null;
        foreach (var operand in operands)
        {
            var answer = operand.Evaluate(instance);
            if (answer.Outcome == Kleene.Deciding(isAnd)) return answer;
            if (result is null || !result.CannotSay) result = answer.CannotSay ? answer : result ?? answer;
        }

        return result!;
    }
}

/// <summary>
/// Operands joined by and as well as or, without parentheses. AWS does not document which binds tighter, so it is read both ways: and before
/// or, and from left to right.
/// </summary>
internal sealed class MixedNode(IReadOnlyList<QueryNode> operands, IReadOnlyList<bool> joints) : QueryNode
{
    private const string Ambiguous = "and and or are mixed without parentheses, and AWS does not say which comes first";

    public override bool DependsOnTasks { get; } = operands.Any(o => o.DependsOnTasks);

    public override QueryAnswer Evaluate(IQuerySubject instance)
    {
        var answers = operands.Select(o => o.Evaluate(instance)).ToArray();
        var outcome = Kleene.Both(AndFirst(answers), LeftToRight(answers));
        var because = answers.FirstOrDefault(a => a.Outcome == outcome)?.Because;
        return new QueryAnswer(outcome, because ?? Ambiguous);
    }

    private QueryOutcome LeftToRight(QueryAnswer[] answers)
    {
        var result = answers[0].Outcome;
        for (var i = 0; i < joints.Count; i++) result = Kleene.Join(result, answers[i + 1].Outcome, joints[i]);
        return result;
    }

    private QueryOutcome AndFirst(QueryAnswer[] answers)
    {
        var result = QueryOutcome.DoesNotMatch;
        var term = answers[0].Outcome;
        for (var i = 0; i < joints.Count; i++)
        {
            var next = answers[i + 1].Outcome;
            if (joints[i])
            {
                term = Kleene.Join(term, next, isAnd: true);
                continue;
            }

            result = Kleene.Join(result, term, isAnd: false);
            term = next;
        }

        return Kleene.Join(result, term, isAnd: false);
    }
}

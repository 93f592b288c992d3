using EcsAutoscale.Core.Placement.QueryLanguage.Syntax;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Conditions;

internal sealed class RunningTasksCondition(QueryOperator comparison, int argument, string text) : Condition(text)
{
    public override bool DependsOnTasks => true;

    public override QueryAnswer Evaluate(IQuerySubject instance) =>
        instance.RunningTasksCount is { } count
            ? Answer(Kleene.Negate(Ordering.Holds(comparison.Comparison, count.CompareTo(argument)), comparison.Negated), "")
            : Unknown("the number of tasks");
}

/// <summary>Versions are ordered number by number. AWS does not document whether <c>1.14</c> equals <c>1.14.0</c>.</summary>
internal sealed class AgentVersionCondition(QueryOperator comparison, AgentVersion argument, string text) : Condition(text)
{
    public override QueryAnswer Evaluate(IQuerySubject instance)
    {
        if (instance.AgentVersion is not { } known) return Unknown("the agent's version");
        if (!AgentVersion.TryRead(known, out var version)) return Answer(QueryOutcome.CannotSay, "the agent's version is not of numbers only");
        var outcome = Ordering.Holds(comparison.Comparison, version.CompareTo(argument));
        if (comparison.Comparison == Comparison.Equal) outcome = Kleene.Both(outcome, Kleene.Of(version == argument));
        return Answer(Kleene.Negate(outcome, comparison.Negated), "AWS does not say whether versions such as 1.14 and 1.14.0 are equal");
    }
}

/// <summary>
/// <c>registeredAt</c>. The argument names a second or a day, the instance has milliseconds. Inside that span AWS does not document whether
/// the instant equals it, is greater, or neither.
/// </summary>
internal sealed class RegisteredAtCondition(QueryOperator comparison, Moment argument, string text) : Condition(text)
{
    public override QueryAnswer Evaluate(IQuerySubject instance)
    {
        if (instance.RegisteredAt is not { } registered) return Unknown("the time of registration");
        var exact = Ordering.Holds(comparison.Comparison, registered.CompareTo(argument.Start));
        var inSpan = argument.Start < registered && registered < argument.End;
        var outcome = inSpan ? Kleene.Both(exact, Ordering.Holds(comparison.Comparison, 0)) : exact;
        return Answer(Kleene.Negate(outcome, comparison.Negated), "the instance was registered within that very second or day");
    }
}

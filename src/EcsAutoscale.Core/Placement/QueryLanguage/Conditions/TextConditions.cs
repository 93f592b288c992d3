using System;
using System.Linq;
using EcsAutoscale.Core.Placement.QueryLanguage.Syntax;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Conditions;

/// <summary><c>agentConnected</c> and <c>ec2InstanceId</c>: a property that every instance has.</summary>
internal sealed class TextCondition(string subject, Func<IQuerySubject, string?> read, QueryOperator comparison, TextTest test, string text) : Condition(text)
{
    public override QueryAnswer Evaluate(IQuerySubject instance) =>
        read(instance) is { } value ? Answer(Kleene.Negate(test.Of(value), comparison.Negated), test.Unsure) : Unknown(subject);
}

/// <summary>
/// <c>attribute:name</c>. An instance without the attribute satisfies nothing but <c>!exists</c>, not even <c>!=</c>: AWS documents
/// <c>attribute:stack != prod</c> as the instances with the attribute unless its value is prod (and users confirm it: containers-roadmap 486).
/// </summary>
internal sealed class AttributeCondition(string name, QueryOperator comparison, TextTest test, string text) : Condition(text)
{
    public override QueryAnswer Evaluate(IQuerySubject instance)
    {
        var has = instance.TryGetAttribute(name, out var value);
        if (comparison.Comparison == Comparison.Exists) return Answer(Kleene.Of(has != comparison.Negated), "");
        if (!has) return Answer(QueryOutcome.DoesNotMatch, "");
        return value is null
            ? Answer(QueryOutcome.CannotSay, "the attribute has no value, and AWS does not say how that compares")
            : Answer(Kleene.Negate(test.Of(value), comparison.Negated), test.Unsure);
    }
}

/// <summary>
/// <c>task:group</c>: a set of values, one for each task on the instance. That one of them equals is enough for <c>==</c>, as in AWS's example
/// of affinity. For the negated operators AWS leaves open whether one other group is enough or none may equal; both are read.
/// </summary>
internal sealed class TaskGroupCondition(QueryOperator comparison, TextTest test, string text) : Condition(text)
{
    private const string OneOrAll = "AWS does not say whether one task of another group is enough; write not(task:group == ...) for none of the group";

    public override bool DependsOnTasks => true;

    public override QueryAnswer Evaluate(IQuerySubject instance)
    {
        if (instance.TaskGroups is not { } groups) return Unknown("the tasks");
        var outcomes = groups.Select(test.Of).ToArray();
        var any = Kleene.Any(outcomes);
        if (!comparison.Negated || comparison.Comparison == Comparison.Exists) return Answer(Kleene.Negate(any, comparison.Negated), test.Unsure);
        return Answer(Kleene.Both(Kleene.Not(any), Kleene.Any(outcomes.Select(Kleene.Not))), test.Unsure.Length > 0 ? test.Unsure : OneOrAll);
    }
}

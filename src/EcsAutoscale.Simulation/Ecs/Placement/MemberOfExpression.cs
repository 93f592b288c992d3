using System;
using System.Collections.Generic;
using System.Linq;

namespace EcsAutoscale.Simulation.Ecs.Placement;

/// <summary>
/// The part of ECS's cluster query language that the simulation understands: comparisons joined by "and", each of the form
/// attribute:NAME == VALUE, attribute:NAME != VALUE, attribute:NAME exists, or ec2InstanceId == VALUE.
/// </summary>
internal sealed class MemberOfExpression
{
    private const string AttributePrefix = "attribute:";
    private static readonly string[] Conjunction = [" and ", " && "];

    private readonly List<Func<ContainerInstance, bool>> _terms;

    private MemberOfExpression(List<Func<ContainerInstance, bool>> terms) => _terms = terms;

    /// <summary>Reads an expression.</summary>
    /// <exception cref="CloudException">InvalidParameterException, where it is none that the simulation understands.</exception>
    public static MemberOfExpression Parse(string expression) =>
        new([.. expression.Split(Conjunction, StringSplitOptions.None).Select(term => Term(term.Trim(), expression))]);

    public bool Matches(ContainerInstance instance) => _terms.TrueForAll(term => term(instance));

    private static Func<ContainerInstance, bool> Term(string term, string expression)
    {
        var words = term.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 2 && words[1] == "exists" && Attribute(words[0]) is { } name)
            return instance => instance.Attributes.ContainsKey(name);
        if (words.Length == 3 && words[1] is "==" or "!=" && Value(words[0]) is { } read)
            return instance => (read(instance) == words[2]) == (words[1] == "==");
        throw CloudException.InvalidParameter("Invalid placement constraint expression: " + expression);
    }

    private static Func<ContainerInstance, string?>? Value(string subject)
    {
        if (subject == "ec2InstanceId")
            return instance => instance.Ec2InstanceId;
        return Attribute(subject) is { } name ? instance => instance.Attributes.TryGetValue(name, out var value) ? value : null : null;
    }

    private static string? Attribute(string subject) =>
        subject.StartsWith(AttributePrefix, StringComparison.Ordinal) ? subject.Substring(AttributePrefix.Length) : null;
}

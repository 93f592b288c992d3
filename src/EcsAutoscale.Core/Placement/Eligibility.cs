using System;
using System.Linq;
using EcsAutoscale.Core.Cluster;

namespace EcsAutoscale.Core.Placement;

/// <summary>Whether a kind of task may be on an instance at all, however much room there is: attributes and constraints.</summary>
public static class Eligibility
{
    /// <summary>Why a task of the kind may not be on the instance; null where it may. What cannot be read counts as a no.</summary>
    public static string? WhyNot(TaskKind kind, ContainerInstance instance)
    {
        foreach (var required in kind.RequiredAttributes)
        {
            if (!instance.Attributes.TryGetValue(required.Name, out var value)) return $"it lacks the attribute {required.Name}";
            if (required.Value is { } wanted && !string.Equals(value, wanted, StringComparison.Ordinal)) return $"its attribute {required.Name} is not {wanted}";
        }

        return kind.Memberships.Select(membership => WhyNot(membership, instance)).FirstOrDefault(reason => reason is not null);
    }

    /// <summary>Why the kind's constraints cannot be relied upon, so that its tasks must not be moved; null where they can.</summary>
    public static string? Unreadable(TaskKind kind) => kind.Memberships
        .Where(membership => membership.Problem is not null)
        .Select(membership => $"the constraint \"{membership.Text}\" cannot be relied upon: {membership.Problem}")
        .FirstOrDefault();

    private static string? WhyNot(MembershipConstraint membership, ContainerInstance instance)
    {
        if (membership.Query is not { } query) return $"the constraint \"{membership.Text}\" cannot be read";
        var answer = query.Evaluate(new InstanceSubject(instance));
        return answer.Matches ? null
            : answer.CannotSay ? $"the constraint \"{membership.Text}\" cannot be answered: {answer.Because}"
            : $"the constraint \"{membership.Text}\" excludes it";
    }
}

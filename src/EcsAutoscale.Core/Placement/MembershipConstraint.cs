using EcsAutoscale.Core.Placement.QueryLanguage;

namespace EcsAutoscale.Core.Placement;

/// <summary>A <c>memberOf</c> constraint: its text, and what it means where it could be read.</summary>
public sealed class MembershipConstraint
{
    private MembershipConstraint(string text, ClusterQuery? query, string? problem)
    {
        Text = text;
        Query = query;
        Problem = problem;
    }

    /// <summary>The expression.</summary>
    public string Text { get; }

    /// <summary>What it means; null where it cannot be read.</summary>
    public ClusterQuery? Query { get; }

    /// <summary>Why it cannot be relied upon; null where it can.</summary>
    public string? Problem { get; }

    /// <summary>
    /// Reads an expression. One that depends on where other tasks are is not relied upon: moving one task would change the others' options
    /// (ECS-FACTS section 2, task groups).
    /// </summary>
    public static MembershipConstraint Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new(text ?? "", null, "memberOf has no expression");
        if (!ClusterQuery.TryParse(text!, out var query, out var error)) return new(text!, null, error!.Message);
        return query!.DependsOnTasks
            ? new(text!, query, "it depends on where other tasks are, which moving tasks changes")
            : new(text!, query, null);
    }
}

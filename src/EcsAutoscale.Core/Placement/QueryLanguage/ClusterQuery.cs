using System;
using System.Diagnostics.CodeAnalysis;
using EcsAutoscale.Core.Placement.QueryLanguage.Conditions;
using EcsAutoscale.Core.Placement.QueryLanguage.Syntax;

namespace EcsAutoscale.Core.Placement.QueryLanguage;

/// <summary>
/// An expression of the ECS cluster query language, as <c>memberOf</c> placement constraints have it:
/// <c>attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d</c>.
/// </summary>
/// <remarks>
/// Source: Amazon ECS Developer Guide, Cluster query language, and its examples of filtering by attribute. Where AWS leaves open what is
/// meant and two readings differ on an instance, the answer is <see cref="QueryOutcome.CannotSay"/>, which goes through and, or and not by
/// Kleene's logic. Immutable; the same instance gives the same answer.
/// </remarks>
public sealed class ClusterQuery
{
    private readonly QueryNode _root;

    private ClusterQuery(string text, QueryNode root)
    {
        Text = text;
        _root = root;
    }

    /// <summary>The text as it was given.</summary>
    public string Text { get; }

    /// <summary>Whether it looks at <c>task:group</c> or <c>runningTasksCount</c>, so that moving one task changes where others may go.</summary>
    public bool DependsOnTasks => _root.DependsOnTasks;

    /// <summary>Reads an expression. Never throws for a text, however hostile.</summary>
    /// <param name="text">The expression, of at most <see cref="QueryLimits.MaximumLength"/> characters.</param>
    /// <param name="query">The query, or null.</param>
    /// <param name="error">What is wrong with the text, or null.</param>
    /// <returns>Whether the text is a query that can be read.</returns>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out ClusterQuery? query,
        [NotNullWhen(false)] out QueryError? error)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        query = null;
        error = null;
        try
        {
            query = new ClusterQuery(text, new QueryParser(text).Parse());
            return true;
        }
        catch (QuerySyntaxException problem)
        {
            error = problem.Error;
            return false;
        }
    }

    /// <summary>Whether an instance satisfies the expression.</summary>
    /// <param name="instance">The container instance, as it would be when the task is placed.</param>
    /// <returns>Yes, no, or neither, with what decided. A caller must not take <see cref="QueryOutcome.CannotSay"/> for either.</returns>
    public QueryAnswer Evaluate(IQuerySubject instance)
    {
        if (instance is null) throw new ArgumentNullException(nameof(instance));
        return _root.Evaluate(instance);
    }

    /// <summary>The text as it was given.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;
}

namespace EcsAutoscale.Core.Placement.QueryLanguage.Conditions;

/// <summary>A part of a query that answers for an instance.</summary>
internal abstract class QueryNode
{
    /// <summary>Whether the answer depends on the tasks on the instance.</summary>
    public abstract bool DependsOnTasks { get; }

    public abstract QueryAnswer Evaluate(IQuerySubject instance);
}

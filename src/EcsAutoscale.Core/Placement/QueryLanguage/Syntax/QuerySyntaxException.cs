using System;

namespace EcsAutoscale.Core.Placement.QueryLanguage.Syntax;

/// <summary>Carries an error out of the recursive parser to <see cref="ClusterQuery.TryParse"/>, and no further.</summary>
internal sealed class QuerySyntaxException(int position, int length, string message) : Exception(message)
{
    public QueryError Error { get; } = new(position, length, message);
}

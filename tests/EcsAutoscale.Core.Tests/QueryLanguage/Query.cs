using EcsAutoscale.Core.Placement.QueryLanguage;
using Xunit;

namespace EcsAutoscale.Core.Tests.QueryLanguage;

/// <summary>Shorthands for parsing and evaluating in tests.</summary>
internal static class Query
{
    public static ClusterQuery Parse(string text)
    {
        Assert.True(ClusterQuery.TryParse(text, out var query, out var error), error?.ToString());
        return query;
    }

    public static QueryError Error(string text)
    {
        Assert.False(ClusterQuery.TryParse(text, out var query, out var error), "was accepted");
        Assert.Null(query);
        return error;
    }

    public static QueryOutcome Outcome(string text, Instance instance)
    {
        var answer = Parse(text).Evaluate(instance);
        Assert.NotEmpty(answer.Because);
        return answer.Outcome;
    }
}

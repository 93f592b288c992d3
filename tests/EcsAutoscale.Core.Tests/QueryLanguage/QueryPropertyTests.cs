using CsCheck;
using EcsAutoscale.Core.Placement.QueryLanguage;
using Xunit;

namespace EcsAutoscale.Core.Tests.QueryLanguage;

public sealed class QueryPropertyTests
{
    [Fact]
    public void A_tree_written_as_text_has_the_answer_of_the_tree() =>
        QueryTree.Of(3).Where(tree => tree.Write().Length <= QueryLimits.MaximumLength).Sample(
            tree =>
            {
                var expected = tree.Value() switch { 1 => QueryOutcome.Matches, 0 => QueryOutcome.DoesNotMatch, _ => QueryOutcome.CannotSay };
                Assert.Equal(expected, Query.Outcome(tree.Write(), QueryTree.Subject));
            },
            iter: 10_000);

    [Fact]
    public void Any_text_is_a_query_or_an_error_inside_the_text() =>
        Gen.OneOf(
            Gen.String[0, 60],
            Gen.OneOf("attribute:x", "task:group", "runningTasksCount", "==", "!=", "=~", " in ", "[", "]", "(", ")", ",", "'", "\"", " and ", " or ", "not ", "!", "a.*", "1", " ", "exists", "\\", "&&", "||", "{", "*")
                .Array[0, 20].Select(string.Concat))
            .Sample(
                text =>
                {
                    if (ClusterQuery.TryParse(text, out var query, out var error))
                        Assert.NotEqual(QueryOutcome.Unspecified, query.Evaluate(QueryTree.Subject).Outcome);
                    else
                        Assert.True(error.Position >= 0 && error.Length >= 0 && error.Position + error.Length <= text.Length, $"{error} in {text}");
                },
                iter: 20_000);
}

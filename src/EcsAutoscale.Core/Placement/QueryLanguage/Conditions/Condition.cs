namespace EcsAutoscale.Core.Placement.QueryLanguage.Conditions;

/// <summary>A single condition, which answers with its own text where it decides.</summary>
internal abstract class Condition(string text) : QueryNode
{
    private readonly QueryAnswer _yes = new(QueryOutcome.Matches, text);
    private readonly QueryAnswer _no = new(QueryOutcome.DoesNotMatch, text);

    public override bool DependsOnTasks => false;

    protected QueryAnswer Answer(QueryOutcome outcome, string unsure) => outcome switch
    {
        QueryOutcome.Matches => _yes,
        QueryOutcome.DoesNotMatch => _no,
        _ => new QueryAnswer(QueryOutcome.CannotSay, $"{text}: {unsure}"),
    };

    protected QueryAnswer Unknown(string subject) => Answer(QueryOutcome.CannotSay, $"{subject} of the instance is not known");
}

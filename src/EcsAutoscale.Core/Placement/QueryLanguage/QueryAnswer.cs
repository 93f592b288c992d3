namespace EcsAutoscale.Core.Placement.QueryLanguage;

/// <summary>What a cluster query says of an instance, and why.</summary>
/// <param name="Outcome">Yes, no, or neither.</param>
/// <param name="Because">The part of the expression that decided, or what stands in the way of a decision. A phrase without a full stop.</param>
public sealed record QueryAnswer(QueryOutcome Outcome, string Because)
{
    /// <summary>Whether the instance certainly satisfies the expression.</summary>
    public bool Matches => Outcome == QueryOutcome.Matches;

    /// <summary>Whether neither yes nor no may be assumed.</summary>
    public bool CannotSay => Outcome == QueryOutcome.CannotSay;
}

namespace EcsAutoscale.Core.Placement.QueryLanguage;

/// <summary>The three answers of a cluster query.</summary>
public enum QueryOutcome
{
    /// <summary>Never used: an answer without an outcome is a defect.</summary>
    Unspecified,

    /// <summary>The instance satisfies the expression.</summary>
    Matches,

    /// <summary>The instance does not satisfy it.</summary>
    DoesNotMatch,

    /// <summary>It depends on something that is not known, or that AWS does not document. Neither yes nor no may be assumed.</summary>
    CannotSay,
}

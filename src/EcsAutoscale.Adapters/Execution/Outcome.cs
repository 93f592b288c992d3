using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Adapters.Execution;

/// <summary>What became of an action.</summary>
/// <param name="Status">Applied, Skipped or Failed.</param>
/// <param name="Sentence">Why it was skipped or failed; null where it was applied.</param>
internal readonly record struct Outcome(ScalingActionStatus Status, string? Sentence)
{
    /// <summary>What was odd though it was applied; null where nothing was.</summary>
    public string? Warning { get; init; }

    /// <summary>Done.</summary>
    public static Outcome Applied => new(ScalingActionStatus.Applied, null);

    /// <summary>Not done, since the state that it was planned on has moved on.</summary>
    public static Outcome Skipped(string sentence) => new(ScalingActionStatus.Skipped, sentence);

    /// <summary>Tried, and not done.</summary>
    public static Outcome Failed(string sentence) => new(ScalingActionStatus.Failed, sentence);
}

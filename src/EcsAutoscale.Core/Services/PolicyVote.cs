using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.Services;

/// <summary>What one policy of a service says.</summary>
/// <param name="Policy">The policy's name: event or target.</param>
/// <param name="Count">The count that it wants, inside the bounds.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="Explanation">Why, in one sentence.</param>
/// <param name="Failure">The first failure that it met; null where none. A policy that met one never lowers the count.</param>
internal sealed record PolicyVote(string Policy, int Count, Reason Reason, string Explanation, string? Failure)
{
    /// <summary>The sentence, with the policy that says it.</summary>
    public string Sentence => $"{Policy}: {Explanation}";
}

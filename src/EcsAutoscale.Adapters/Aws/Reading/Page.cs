using System.Collections.Generic;

namespace EcsAutoscale.Adapters.Aws.Reading;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on it; may be nothing even when more pages follow.</param>
/// <param name="NextToken">Asks for the next page; null or empty on the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken);

using System.Collections.Generic;
using EcsAutoscale.Adapters.Aws.Ecs.Model;

namespace EcsAutoscale.Adapters.Aws.Reading;

/// <summary>What ECS answered for a set of names or ARNs: what it gave, and what it did not and why. Neither is ever dropped.</summary>
/// <param name="Items">What was given, in the order of the answers.</param>
/// <param name="Failures">What was not, such as MISSING for what does not exist.</param>
internal sealed record Described<T>(IReadOnlyList<T> Items, IReadOnlyList<Failure> Failures);

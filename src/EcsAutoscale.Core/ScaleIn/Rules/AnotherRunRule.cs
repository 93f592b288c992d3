using System;
using System.Collections.Generic;
using System.Linq;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>
/// While another run is about to drain an instance, no other is drained: what that one's tasks take is not reckoned with. The instance itself may be: a run
/// that was killed on the way is so finished by the next.
/// </summary>
public sealed class AnotherRunRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        var announced = context.Announced.FirstOrDefault(other => !string.Equals(other.Arn, instance.Arn, StringComparison.Ordinal));
        if (announced is not null)
            yield return new(Reason.AnotherRun, null, null, $"another run announced {Durations.InWords(context.AgeOf(announced))} ago that it drains {announced.Name}");
    }
}

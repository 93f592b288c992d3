using System;
using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>An instance stays for at least min_age.</summary>
public sealed class MinimumAgeRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (context.Policy.MinAge <= TimeSpan.Zero) yield break;
        if (instance.RegisteredAt is not { } since) yield return new(Reason.UnknownData, null, null, "when it registered is unknown");
        else if (context.Now - since < context.Policy.MinAge)
            yield return new(Reason.MinimumAge, null, null, $"it registered {Durations.InWords(context.Now - since)} ago, and min_age is {Durations.InWords(context.Policy.MinAge)}");
    }
}

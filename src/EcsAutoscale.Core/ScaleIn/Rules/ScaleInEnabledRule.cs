using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>The definition may switch scale-in off.</summary>
public sealed class ScaleInEnabledRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (!context.Policy.Enabled) yield return new(Reason.ScaleInDisabled, null, null, "scale_in.enabled is false");
    }
}

using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>Where only what a decision needs was read, an instance that no decision needed stays.</summary>
public sealed class NotReadRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (!context.View.CanJudge(instance))
            yield return new(Reason.NotACandidate, null, null, "its tasks were not read: the decision did not depend on them; Test-EcsScaleDown -InstanceId reads and judges it");
    }
}

using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn.Rules;

/// <summary>Where the agent is disconnected, ECS moves no task and stops none (ECS-FACTS section 3).</summary>
public sealed class AgentDisconnectedRule : IScaleInRule
{
    /// <inheritdoc/>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance)
    {
        if (!instance.AgentConnected) yield return new(Reason.AgentDisconnected, null, null, "its agent is disconnected, so ECS could not stop its tasks");
    }
}

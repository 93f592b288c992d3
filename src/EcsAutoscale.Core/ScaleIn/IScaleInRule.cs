using System.Collections.Generic;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;

namespace EcsAutoscale.Core.ScaleIn;

/// <summary>Something that may hold an instance back, wherever its tasks could go.</summary>
public interface IScaleInRule
{
    /// <summary>What holds the instance back by this rule; nothing where the rule does not mind.</summary>
    public IEnumerable<ScaleDownBlocker> Check(ScaleInContext context, ContainerInstance instance);
}

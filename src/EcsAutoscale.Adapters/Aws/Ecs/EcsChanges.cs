using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Reading;

namespace EcsAutoscale.Adapters.Aws.Ecs;

/// <summary>Changes of container instances in the numbers that AWS takes at a time, one call after another.</summary>
internal sealed class EcsChanges(IAmazonECS ecs)
{
    private const int InstancesACall = 10;

    /// <summary>
    /// Sets instances to DRAINING or ACTIVE, 10 a call (ECS-FACTS section 6), in order. ECS answers HTTP 200 for what it refused: that is in
    /// the failures. Where a call fails, the calls before it have been made.
    /// </summary>
    public async Task<Described<ContainerInstance>> SetStateAsync(
        string cluster, IReadOnlyList<string> containerInstances, string status, CancellationToken cancellation)
    {
        var changed = new List<ContainerInstance>();
        var failures = new List<Failure>();
        foreach (var some in Batches.Split(containerInstances, InstancesACall))
        {
            var request = new UpdateContainerInstancesStateRequest { Cluster = cluster, ContainerInstances = some, Status = status };
            var answer = await ecs.UpdateContainerInstancesStateAsync(request, cancellation).ConfigureAwait(false);
            changed.AddRange(answer.ContainerInstances);
            failures.AddRange(answer.Failures);
        }

        return new Described<ContainerInstance>(changed, failures);
    }
}

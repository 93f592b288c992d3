using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Reading;

namespace EcsAutoscale.Adapters.Observing.Reading;

/// <summary>Reads all container instances.</summary>
internal static class InstanceReading
{
    private const int InstancesACall = 100;

    /// <summary>
    /// Lists and describes them, 100 a call, each page described while the next is on its way. No status is asked for: a list without one
    /// has all but INACTIVE ones, and what is described is looked at anyway.
    /// </summary>
    public static async Task<IReadOnlyList<ContainerInstance>> ReadAsync(ReadContext context, CancellationToken cancellation)
    {
        var described = await Paging.DescribeAllAsync(
            "ListContainerInstances",
            [(token, stop) => ListAsync(context, token, stop)],
            (arns, stop) => DescribeAsync(context, arns, stop),
            InstancesACall,
            cancellation).ConfigureAwait(false);
        return [.. described.Where(instance => instance.Status != "INACTIVE")];
    }

    private static async Task<Page<string>> ListAsync(ReadContext context, string? token, CancellationToken cancellation)
    {
        var request = new ListContainerInstancesRequest { Cluster = context.Cluster, MaxResults = InstancesACall, NextToken = token };
        var page = await context.Ecs.ListContainerInstancesAsync(request, cancellation).ConfigureAwait(false);
        return new(page.ContainerInstanceArns, page.NextToken);
    }

    private static async Task<IReadOnlyList<ContainerInstance>> DescribeAsync(
        ReadContext context, IReadOnlyList<string> arns, CancellationToken cancellation)
    {
        var request = new DescribeContainerInstancesRequest { Cluster = context.Cluster, ContainerInstances = [.. arns] };
        var answer = await context.Ecs.DescribeContainerInstancesAsync(request, cancellation).ConfigureAwait(false);
        context.WarnOf("container instance", answer.Failures);
        return answer.ContainerInstances;
    }
}

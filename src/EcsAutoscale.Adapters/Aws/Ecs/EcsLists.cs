using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Reading;

namespace EcsAutoscale.Adapters.Aws.Ecs;

/// <summary>ECS's lists, each read to its end with the largest page that AWS allows (ECS-FACTS section 6).</summary>
internal sealed class EcsLists(IAmazonECS ecs)
{
    private const int PageSize = 100;

    /// <summary>The ARNs of all clusters.</summary>
    public async Task<IReadOnlyList<string>> ClusterArnsAsync(CancellationToken cancellation) =>
        await Pages.ReadAllAsync(
            "ListClusters",
            async (token, stop) =>
            {
                var page = await ecs.ListClustersAsync(new ListClustersRequest { MaxResults = PageSize, NextToken = token }, stop).ConfigureAwait(false);
                return new Page<string>(page.ClusterArns, page.NextToken);
            },
            cancellation).ConfigureAwait(false);

    /// <summary>The ARNs of a cluster's container instances: of one status, or of all but INACTIVE.</summary>
    public async Task<IReadOnlyList<string>> ContainerInstanceArnsAsync(
        string cluster, CancellationToken cancellation, string? status = null, string? filter = null) =>
        await Pages.ReadAllAsync(
            "ListContainerInstances",
            async (token, stop) =>
            {
                var request = new ListContainerInstancesRequest
                {
                    Cluster = cluster,
                    Status = status,
                    Filter = filter,
                    MaxResults = PageSize,
                    NextToken = token,
                };
                var page = await ecs.ListContainerInstancesAsync(request, stop).ConfigureAwait(false);
                return new Page<string>(page.ContainerInstanceArns, page.NextToken);
            },
            cancellation).ConfigureAwait(false);

    /// <summary>The ARNs of a cluster's services.</summary>
    public async Task<IReadOnlyList<string>> ServiceArnsAsync(string cluster, CancellationToken cancellation) =>
        await Pages.ReadAllAsync(
            "ListServices",
            async (token, stop) =>
            {
                var request = new ListServicesRequest { Cluster = cluster, MaxResults = PageSize, NextToken = token };
                var page = await ecs.ListServicesAsync(request, stop).ConfigureAwait(false);
                return new Page<string>(page.ServiceArns, page.NextToken);
            },
            cancellation).ConfigureAwait(false);

    /// <summary>
    /// The ARNs of a cluster's tasks of one desired status. A task that is stopping has desired status STOPPED long before it is gone, so
    /// whoever asks what is on an instance asks for RUNNING and for STOPPED (ECS-FACTS section 3).
    /// </summary>
    public async Task<IReadOnlyList<string>> TaskArnsAsync(
        string cluster, string desiredStatus, CancellationToken cancellation, string? containerInstance = null, string? serviceName = null) =>
        await Pages.ReadAllAsync(
            "ListTasks",
            async (token, stop) =>
            {
                var request = new ListTasksRequest
                {
                    Cluster = cluster,
                    DesiredStatus = desiredStatus,
                    ContainerInstance = containerInstance,
                    ServiceName = serviceName,
                    MaxResults = PageSize,
                    NextToken = token,
                };
                var page = await ecs.ListTasksAsync(request, stop).ConfigureAwait(false);
                return new Page<string>(page.TaskArns, page.NextToken);
            },
            cancellation).ConfigureAwait(false);
}

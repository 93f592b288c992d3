using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs.Model;

namespace EcsAutoscale.Adapters.Aws.Ecs;

/// <summary>
/// The operations of Amazon ECS that are used here, one call each, by AWS's own names. Every member throws
/// <see cref="Errors.AwsException"/> where the call fails; what single items fail with is in the answer's <c>Failures</c>.
/// </summary>
internal interface IAmazonECS
{
    /// <summary>A page of the clusters' ARNs.</summary>
    public Task<ListClustersResponse> ListClustersAsync(ListClustersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Clusters.</summary>
    public Task<DescribeClustersResponse> DescribeClustersAsync(DescribeClustersRequest request, CancellationToken cancellationToken = default);

    /// <summary>A page of the container instances' ARNs.</summary>
    public Task<ListContainerInstancesResponse> ListContainerInstancesAsync(
        ListContainerInstancesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Container instances.</summary>
    public Task<DescribeContainerInstancesResponse> DescribeContainerInstancesAsync(
        DescribeContainerInstancesRequest request, CancellationToken cancellationToken = default);

    /// <summary>A page of the services' ARNs.</summary>
    public Task<ListServicesResponse> ListServicesAsync(ListServicesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Services.</summary>
    public Task<DescribeServicesResponse> DescribeServicesAsync(DescribeServicesRequest request, CancellationToken cancellationToken = default);

    /// <summary>A task definition.</summary>
    public Task<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(
        DescribeTaskDefinitionRequest request, CancellationToken cancellationToken = default);

    /// <summary>A page of the tasks' ARNs.</summary>
    public Task<ListTasksResponse> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tasks.</summary>
    public Task<DescribeTasksResponse> DescribeTasksAsync(DescribeTasksRequest request, CancellationToken cancellationToken = default);

    /// <summary>The scale-in protection of tasks.</summary>
    public Task<GetTaskProtectionResponse> GetTaskProtectionAsync(GetTaskProtectionRequest request, CancellationToken cancellationToken = default);

    /// <summary>A page of the capacity providers.</summary>
    public Task<DescribeCapacityProvidersResponse> DescribeCapacityProvidersAsync(
        DescribeCapacityProvidersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets a service's desired count.</summary>
    public Task<UpdateServiceResponse> UpdateServiceAsync(UpdateServiceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets tags of a resource.</summary>
    public Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Drains container instances, or takes them back.</summary>
    public Task<UpdateContainerInstancesStateResponse> UpdateContainerInstancesStateAsync(
        UpdateContainerInstancesStateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets attributes of container instances.</summary>
    public Task<PutAttributesResponse> PutAttributesAsync(PutAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes attributes of container instances.</summary>
    public Task<DeleteAttributesResponse> DeleteAttributesAsync(DeleteAttributesRequest request, CancellationToken cancellationToken = default);
}

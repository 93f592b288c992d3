using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Json;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Aws.Ecs;

/// <summary>Amazon ECS over awsJson 1.1.</summary>
internal sealed class AmazonECSClient(AwsClient client) : IAmazonECS
{
    private static readonly JsonMarshaller Marshaller = new(AwsService.Ecs.ServiceId, "AmazonEC2ContainerServiceV20141113");
    private static readonly EcsJson Json = EcsJson.Default;

    /// <inheritdoc/>
    public Task<ListClustersResponse> ListClustersAsync(ListClustersRequest request, CancellationToken cancellationToken) =>
        CallAsync("ListClusters", request, Json.ListClustersRequest, Json.ListClustersResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeClustersResponse> DescribeClustersAsync(DescribeClustersRequest request, CancellationToken cancellationToken) =>
        CallAsync("DescribeClusters", request, Json.DescribeClustersRequest, Json.DescribeClustersResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<ListContainerInstancesResponse> ListContainerInstancesAsync(ListContainerInstancesRequest request, CancellationToken cancellationToken) =>
        CallAsync("ListContainerInstances", request, Json.ListContainerInstancesRequest, Json.ListContainerInstancesResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeContainerInstancesResponse> DescribeContainerInstancesAsync(DescribeContainerInstancesRequest request, CancellationToken cancellationToken) =>
        CallAsync("DescribeContainerInstances", request, Json.DescribeContainerInstancesRequest, Json.DescribeContainerInstancesResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<ListServicesResponse> ListServicesAsync(ListServicesRequest request, CancellationToken cancellationToken) =>
        CallAsync("ListServices", request, Json.ListServicesRequest, Json.ListServicesResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeServicesResponse> DescribeServicesAsync(DescribeServicesRequest request, CancellationToken cancellationToken) =>
        CallAsync("DescribeServices", request, Json.DescribeServicesRequest, Json.DescribeServicesResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeTaskDefinitionResponse> DescribeTaskDefinitionAsync(DescribeTaskDefinitionRequest request, CancellationToken cancellationToken) =>
        CallAsync("DescribeTaskDefinition", request, Json.DescribeTaskDefinitionRequest, Json.DescribeTaskDefinitionResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<ListTasksResponse> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken) =>
        CallAsync("ListTasks", request, Json.ListTasksRequest, Json.ListTasksResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeTasksResponse> DescribeTasksAsync(DescribeTasksRequest request, CancellationToken cancellationToken) =>
        CallAsync("DescribeTasks", request, Json.DescribeTasksRequest, Json.DescribeTasksResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<GetTaskProtectionResponse> GetTaskProtectionAsync(GetTaskProtectionRequest request, CancellationToken cancellationToken) =>
        CallAsync("GetTaskProtection", request, Json.GetTaskProtectionRequest, Json.GetTaskProtectionResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<DescribeCapacityProvidersResponse> DescribeCapacityProvidersAsync(DescribeCapacityProvidersRequest request, CancellationToken cancellationToken) =>
        CallAsync("DescribeCapacityProviders", request, Json.DescribeCapacityProvidersRequest, Json.DescribeCapacityProvidersResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<UpdateServiceResponse> UpdateServiceAsync(UpdateServiceRequest request, CancellationToken cancellationToken) =>
        CallAsync("UpdateService", request, Json.UpdateServiceRequest, Json.UpdateServiceResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken) =>
        CallAsync("TagResource", request, Json.TagResourceRequest, Json.TagResourceResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<UpdateContainerInstancesStateResponse> UpdateContainerInstancesStateAsync(
        UpdateContainerInstancesStateRequest request, CancellationToken cancellationToken) =>
        CallAsync(
            "UpdateContainerInstancesState",
            request,
            Json.UpdateContainerInstancesStateRequest,
            Json.UpdateContainerInstancesStateResponse,
            cancellationToken);

    /// <inheritdoc/>
    public Task<PutAttributesResponse> PutAttributesAsync(PutAttributesRequest request, CancellationToken cancellationToken) =>
        CallAsync("PutAttributes", request, Json.PutAttributesRequest, Json.PutAttributesResponse, cancellationToken);

    /// <inheritdoc/>
    public Task<DeleteAttributesResponse> DeleteAttributesAsync(DeleteAttributesRequest request, CancellationToken cancellationToken) =>
        CallAsync("DeleteAttributes", request, Json.DeleteAttributesRequest, Json.DeleteAttributesResponse, cancellationToken);

    private Task<TOutput> CallAsync<TInput, TOutput>(
        string operation, TInput request, JsonTypeInfo<TInput> input, JsonTypeInfo<TOutput> output, CancellationToken cancellation)
        where TOutput : class =>
        client.CallAsync<TOutput>(
            operation, JsonSerializer.SerializeToUtf8Bytes(request, input), Marshaller, new JsonUnmarshaller<TOutput>(output), cancellation);
}

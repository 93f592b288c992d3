using System.Text.Json.Serialization;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Json;

namespace EcsAutoscale.Adapters.Aws.Ecs;

/// <summary>
/// Reads and writes ECS's models as JSON, of the wire and of the AWS CLI's output alike: camelCase, times as numbers or as text, whole numbers
/// also as text, null members left out. Made at compile time, since reflection would cost a part of a second at the first call.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(AwsTimestampConverter)])]
[JsonSerializable(typeof(ListClustersRequest))]
[JsonSerializable(typeof(ListClustersResponse))]
[JsonSerializable(typeof(DescribeClustersRequest))]
[JsonSerializable(typeof(DescribeClustersResponse))]
[JsonSerializable(typeof(ListContainerInstancesRequest))]
[JsonSerializable(typeof(ListContainerInstancesResponse))]
[JsonSerializable(typeof(DescribeContainerInstancesRequest))]
[JsonSerializable(typeof(DescribeContainerInstancesResponse))]
[JsonSerializable(typeof(ListServicesRequest))]
[JsonSerializable(typeof(ListServicesResponse))]
[JsonSerializable(typeof(DescribeServicesRequest))]
[JsonSerializable(typeof(DescribeServicesResponse))]
[JsonSerializable(typeof(DescribeTaskDefinitionRequest))]
[JsonSerializable(typeof(DescribeTaskDefinitionResponse))]
[JsonSerializable(typeof(ListTasksRequest))]
[JsonSerializable(typeof(ListTasksResponse))]
[JsonSerializable(typeof(DescribeTasksRequest))]
[JsonSerializable(typeof(DescribeTasksResponse))]
[JsonSerializable(typeof(GetTaskProtectionRequest))]
[JsonSerializable(typeof(GetTaskProtectionResponse))]
[JsonSerializable(typeof(DescribeCapacityProvidersRequest))]
[JsonSerializable(typeof(DescribeCapacityProvidersResponse))]
[JsonSerializable(typeof(UpdateServiceRequest))]
[JsonSerializable(typeof(UpdateServiceResponse))]
[JsonSerializable(typeof(TagResourceRequest))]
[JsonSerializable(typeof(TagResourceResponse))]
[JsonSerializable(typeof(UpdateContainerInstancesStateRequest))]
[JsonSerializable(typeof(UpdateContainerInstancesStateResponse))]
[JsonSerializable(typeof(PutAttributesRequest))]
[JsonSerializable(typeof(PutAttributesResponse))]
[JsonSerializable(typeof(DeleteAttributesRequest))]
[JsonSerializable(typeof(DeleteAttributesResponse))]
internal sealed partial class EcsJson : JsonSerializerContext;

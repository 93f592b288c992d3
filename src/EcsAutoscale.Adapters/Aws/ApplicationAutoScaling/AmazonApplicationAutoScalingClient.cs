using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.ApplicationAutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Json;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Aws.ApplicationAutoScaling;

/// <summary>Application Auto Scaling over awsJson 1.1.</summary>
internal sealed class AmazonApplicationAutoScalingClient(AwsClient client) : IAmazonApplicationAutoScaling
{
    private static readonly JsonMarshaller Marshaller = new(AwsService.ApplicationAutoScaling.ServiceId, "AnyScaleFrontendService");
    private static readonly ApplicationAutoScalingJson Json = ApplicationAutoScalingJson.Default;

    /// <inheritdoc/>
    public Task<DescribeScalableTargetsResponse> DescribeScalableTargetsAsync(
        DescribeScalableTargetsRequest request, CancellationToken cancellationToken) =>
        client.CallAsync<DescribeScalableTargetsResponse>(
            "DescribeScalableTargets",
            JsonSerializer.SerializeToUtf8Bytes(request, Json.DescribeScalableTargetsRequest),
            Marshaller,
            new JsonUnmarshaller<DescribeScalableTargetsResponse>(Json.DescribeScalableTargetsResponse),
            cancellationToken);
}

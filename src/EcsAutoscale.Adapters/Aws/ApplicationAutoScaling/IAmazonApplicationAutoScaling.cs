using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.ApplicationAutoScaling.Model;

namespace EcsAutoscale.Adapters.Aws.ApplicationAutoScaling;

/// <summary>
/// The operations of Application Auto Scaling that are used here, by AWS's own names. Every member throws <see cref="Errors.AwsException"/> where
/// the call fails.
/// </summary>
internal interface IAmazonApplicationAutoScaling
{
    /// <summary>A page of what it scales.</summary>
    public Task<DescribeScalableTargetsResponse> DescribeScalableTargetsAsync(
        DescribeScalableTargetsRequest request, CancellationToken cancellationToken = default);
}

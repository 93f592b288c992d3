using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.CloudWatch.Model;

namespace EcsAutoscale.Adapters.Aws.CloudWatch;

/// <summary>The operation of Amazon CloudWatch that is used here, by AWS's own name.</summary>
internal interface IAmazonCloudWatch
{
    /// <summary>A page of values of up to 500 queries.</summary>
    /// <exception cref="Errors.AwsException">The call failed.</exception>
    public Task<GetMetricDataResponse> GetMetricDataAsync(GetMetricDataRequest request, CancellationToken cancellationToken = default);
}

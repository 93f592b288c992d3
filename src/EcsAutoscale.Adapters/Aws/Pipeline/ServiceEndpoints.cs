using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using EcsAutoscale.Adapters.Aws.Errors;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>
/// Where a service is: the endpoint that was set (explicitly, by <c>AWS_ENDPOINT_URL</c> or by the profile), else AWS's host of the region, by the
/// rules of AWS's public endpoint rule sets.
/// </summary>
internal sealed class ServiceEndpoints(AwsService service, IClientConfig config) : IEndpointProvider
{
    /// <inheritdoc/>
    public Endpoint ResolveEndpoint(EndpointParameters parameters) => new(config.ServiceURL ?? RegionalUrl());

    private string RegionalUrl()
    {
        var region = config.AuthenticationRegion;
        var partition = RegionEndpoint.GetBySystemName(region);
        var fips = config.UseFIPSEndpoint && (partition.PartitionName != "aws-us-gov" || service.HasFipsHostInGovCloud) ? "-fips" : string.Empty;
        var suffix = config.UseDualstackEndpoint ? DualStackSuffix(partition) : partition.PartitionDnsSuffix;
        return $"https://{service.EndpointPrefix}{fips}.{region}.{suffix}/";
    }

    private static string DualStackSuffix(RegionEndpoint partition) => partition.PartitionName switch
    {
        "aws" or "aws-us-gov" => "api.aws",
        "aws-cn" => "api.amazonwebservices.com.cn",
        _ => throw new AwsSettingsException(
            $"Region {partition.SystemName} has no dual-stack endpoints. Unset AWS_USE_DUALSTACK_ENDPOINT and the profile's use_dualstack_endpoint."),
    };
}

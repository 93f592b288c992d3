using System;
using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>The SDK's settings for one of our services.</summary>
internal sealed class AwsClientConfig : ClientConfig
{
    /// <summary>What our requests are known by in AWS's logs: <c>EcsAutoscale/&lt;version&gt;</c>.</summary>
    public static string Product { get; } = "EcsAutoscale/" + OwnVersion();

    private static readonly string SdkAgent = InternalSDKUtils.BuildUserAgentString("EcsAutoscale", OwnVersion());

    private readonly AwsService _service;

    public AwsClientConfig(AwsService service)
        : base(new DefaultConfigurationProvider([new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard }]))
    {
        _service = service;
        ServiceId = service.ServiceId;
        AuthenticationServiceName = service.SigningName;
        DefaultConfigurationMode = DefaultConfigurationMode.Standard;
        EndpointProvider = new ServiceEndpoints(service, this);
    }

    /// <summary>The longest wait between two attempts; null for the SDK's own.</summary>
    public TimeSpan? MaxBackoff { get; init; }

    /// <inheritdoc/>
    public override string ServiceVersion => _service.ApiVersion;

    /// <inheritdoc/>
    public override string UserAgent => SdkAgent + " " + Product;

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => _service.EndpointPrefix;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(new EndpointParameters());

    private static string OwnVersion()
    {
        var assembly = typeof(AwsClientConfig).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version!.ToString();
        return version.Split('+')[0];
    }
}

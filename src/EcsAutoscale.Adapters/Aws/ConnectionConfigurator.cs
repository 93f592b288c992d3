using System;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Aws.Http;

namespace EcsAutoscale.Adapters.Aws;

/// <summary>Gives the settings of a connection to the SDK's settings of a service.</summary>
internal sealed class ConnectionConfigurator
{
    private const int DefaultAttempts = 5;
    private const int MostAttempts = 20;

    private readonly AwsConnectionSettings _settings;
    private readonly string _region;
    private readonly SharedHttpClientFactory _http;
    private readonly int _attempts;

    public ConnectionConfigurator(AwsConnectionSettings settings, string region, SharedHttpClientFactory http)
    {
        _settings = settings;
        _region = region;
        _http = http;
        _attempts = settings.MaxAttempts ?? FallbackInternalConfigurationFactory.MaxAttempts ?? DefaultAttempts;
        if (_attempts is < 1 or > MostAttempts)
            throw new AwsSettingsException($"The most attempts of a call must be from 1 to {MostAttempts}; it is {_attempts}. Check AWS_MAX_ATTEMPTS.");
        if (settings.AttemptTimeout <= TimeSpan.Zero)
            throw new AwsSettingsException("The time limit of an attempt must be above zero.");
    }

    /// <summary>Region, endpoint, retries and HTTP, for our own services and for those of the SDK alike.</summary>
    /// <exception cref="AwsSettingsException">The endpoint is not a URL.</exception>
    public T Configure<T>(T config)
        where T : ClientConfig
    {
        if (_settings.ProfileName is { Length: > 0 } name)
            config.Profile = new Profile(name);
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(_region);
        config.AuthenticationRegion = _region;
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = _attempts - 1;
        config.HttpClientFactory = _http;
        CheckEndpoint(config);
        return config;
    }

    private void CheckEndpoint(ClientConfig config)
    {
        try
        {
            if (_settings.EndpointUrl is { Length: > 0 } url)
                config.ServiceURL = url;
            if (config.ServiceURL is not { } used)
                return;
            if (Uri.TryCreate(used, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps))
                return;
        }
        catch (Exception problem) when (problem is UriFormatException or AmazonClientException)
        {
            throw BadEndpoint(config);
        }

        throw BadEndpoint(config);
    }

    private static AwsSettingsException BadEndpoint(ClientConfig config) => new(
        $"The endpoint URL for {config.ServiceId} is not an absolute http or https URL. Check -EndpointUrl, AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_"
        + config.ServiceId.ToUpperInvariant().Replace(' ', '_') + " and the profile's endpoint_url.");
}

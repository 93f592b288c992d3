using System;
using Amazon.Runtime;
using EcsAutoscale.Adapters.Aws.Errors;

namespace EcsAutoscale.Adapters.Aws.Pipeline;

/// <summary>The host of an endpoint as errors show it: never its user info, path or query.</summary>
internal static class EndpointHost
{
    private const string Unknown = "its endpoint";

    /// <summary>Host, and port where it is not the scheme's own.</summary>
    public static string Of(Func<string> url)
    {
        try
        {
            return Uri.TryCreate(url(), UriKind.Absolute, out var uri) ? uri.Authority : Unknown;
        }
        catch (Exception unresolved) when (unresolved is AwsSettingsException or AmazonClientException)
        {
            // The failure that is being told is that very one.
            return Unknown;
        }
    }
}

using System;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.Runtime.CredentialManagement;
using Amazon.Util;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Aws.Credentials;

/// <summary>
/// The region: what was set, else <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c>, the profile's, and at last the instance's own
/// (unless <c>AWS_EC2_METADATA_DISABLED</c>).
/// </summary>
internal static class RegionSource
{
    // A region becomes a part of a host name, so nothing else may be in it.
    private static readonly Regex Name = new("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.CultureInvariant);

    /// <summary>Finds it.</summary>
    /// <exception cref="AwsRegionException">There is none.</exception>
    /// <exception cref="AwsSettingsException">It is not a region's name.</exception>
    public static async Task<string> FindAsync(AwsConnectionSettings settings, CancellationToken cancellation)
    {
        var region = Set(settings.Region)
            ?? Set(Environment.GetEnvironmentVariable("AWS_REGION"))
            ?? Set(Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION"))
            ?? OfProfile(settings.ProfileName)
            ?? await OfInstanceAsync(cancellation).ConfigureAwait(false)
            ?? throw new AwsRegionException(
                "No AWS region was found. Set the region (-Region, or region in the definition), AWS_REGION, or region in the profile.");
        return Name.IsMatch(region)
            ? region
            : throw new AwsSettingsException("The AWS region is not a region's name. Give one such as eu-west-1: lower-case letters, digits and hyphens.");
    }

    private static string? Set(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();

    private static string? OfProfile(string? profileName) =>
        new CredentialProfileStoreChain(AWSConfigs.AWSProfilesLocation).TryGetProfile(profileName ?? ProfileSource.DefaultName, out var profile)
            ? profile.Region?.SystemName
            : null;

    private static async Task<string?> OfInstanceAsync(CancellationToken cancellation)
    {
        if (!EC2InstanceMetadata.IsIMDSEnabled)
            return null;

        var region = await Task.Run(() => EC2InstanceMetadata.Region, CancellationToken.None).OrCancelledAsync(cancellation).ConfigureAwait(false);
        return region?.SystemName;
    }
}

using System;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using EcsAutoscale.Adapters.Aws.Errors;

namespace EcsAutoscale.Adapters.Aws.Credentials;

/// <summary>Credentials of a named profile of the shared files: keys, assumed role, web identity, SSO, or credential_process.</summary>
internal static class ProfileSource
{
    /// <summary>The profile that is meant where none is named.</summary>
    public static string DefaultName => Environment.GetEnvironmentVariable("AWS_PROFILE") is { Length: > 0 } named ? named : "default";

    /// <summary>The credentials of a profile; they are got at their first use.</summary>
    /// <exception cref="AwsCredentialsException">There is no such profile, or it has no credentials.</exception>
    public static AWSCredentials Read(string profileName)
    {
        var files = new CredentialProfileStoreChain(AWSConfigs.AWSProfilesLocation);
        if (!files.TryGetProfile(profileName, out var profile))
            throw NotFound(profileName);

        try
        {
            return AWSCredentialsFactory.GetAWSCredentials(profile, files);
        }
        catch (Exception problem)
        {
            throw CredentialsFailure.Tell($"The AWS profile '{profileName}' has no usable credentials", problem);
        }
    }

    /// <summary>There is no such profile.</summary>
    public static AwsCredentialsException NotFound(string profileName) => new(
        $"The AWS profile '{profileName}' was not found in the shared config and credentials files. "
        + "Give the name of one that is there, or add it with: aws configure --profile.");
}

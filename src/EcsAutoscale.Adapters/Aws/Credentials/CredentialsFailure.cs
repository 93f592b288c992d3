using System;
using Amazon.Runtime;
using EcsAutoscale.Adapters.Aws.Errors;

namespace EcsAutoscale.Adapters.Aws.Credentials;

/// <summary>Says why there are no credentials, without a word that may be one.</summary>
internal static class CredentialsFailure
{
    /// <summary>Nothing was found anywhere.</summary>
    public static AwsCredentialsException NotFound() => new(
        "No AWS credentials were found. Set a profile (-ProfileName, profile in the definition, or AWS_PROFILE), or AWS_ACCESS_KEY_ID and "
        + "AWS_SECRET_ACCESS_KEY, or run where a container or instance role is attached.");

    /// <summary>Something was found that gave none. The cause itself is left out: the text of a credential_process may hold what it found.</summary>
    public static AwsException Tell(string what, Exception cause) => cause switch
    {
        AwsException told => told,
        AmazonServiceException { StatusCode: not 0 } refused when !AwsErrorCodes.Reveals(refused.ErrorCode) =>
            new AwsCredentialsException($"{what}: {refused.ErrorCode}: {refused.Message}") { ErrorCode = refused.ErrorCode },
        ProcessAWSCredentialException => new AwsCredentialsException($"{what}: its credential_process failed. Run that command by hand to see why."),
        AmazonClientException client => new AwsCredentialsException($"{what}: {client.Message}"),
        _ => new AwsCredentialsException($"{what} ({cause.GetType().Name})."),
    };
}

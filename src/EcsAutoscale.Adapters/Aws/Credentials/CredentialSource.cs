using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Aws.Credentials;

/// <summary>
/// The credentials: of the profile that was set, else of the SDK's own chain (environment, web identity, <c>AWS_PROFILE</c> or the default
/// profile, container, instance).
/// </summary>
internal static class CredentialSource
{
    /// <summary>Finds them; what they need from elsewhere is got at their first use.</summary>
    /// <exception cref="AwsCredentialsException">There are none.</exception>
    public static async Task<AWSCredentials> FindAsync(AwsConnectionSettings settings, IClientConfig config, CancellationToken cancellation)
    {
        if (settings.ProfileName is { Length: > 0 } name)
            return new GuardedCredentials(ProfileSource.Read(name), $"The credentials of the AWS profile '{name}' could not be got");

        var found = await DefaultAsync(config).OrCancelledAsync(cancellation).ConfigureAwait(false);
        return new GuardedCredentials(found, "The AWS credentials could not be got");
    }

    private static async Task<AWSCredentials> DefaultAsync(IClientConfig config)
    {
        try
        {
            return await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(config).ConfigureAwait(false);
        }
        catch (ProfileNotFoundException)
        {
            throw ProfileSource.NotFound(ProfileSource.DefaultName);
        }
        catch (AmazonClientException)
        {
            // Its text lists what each of seven sources lacks; ours says what to do.
            throw CredentialsFailure.NotFound();
        }
    }
}

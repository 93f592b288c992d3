using System;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace EcsAutoscale.Adapters.Aws.Credentials;

/// <summary>Credentials whose every failure is one of our typed errors, so that it cannot be taken for a failure of the call they were for.</summary>
/// <param name="inner">The credentials.</param>
/// <param name="what">What is said of a failure, before its cause.</param>
internal sealed class GuardedCredentials(AWSCredentials inner, string what) : AWSCredentials
{
    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials()
    {
        try
        {
            return inner.GetCredentials();
        }
        catch (Exception cause)
        {
            throw CredentialsFailure.Tell(what, cause);
        }
    }

    /// <inheritdoc/>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            return await inner.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            throw CredentialsFailure.Tell(what, cause);
        }
    }
}

using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Aws.Pipeline;

namespace EcsAutoscale.Adapters.Aws.Credentials;

/// <summary>
/// Credentials of a role, got from STS and renewed before they end. The SDK's AssumeRoleAWSCredentials makes its own STS client, which
/// would not follow the endpoint and the region that were set.
/// </summary>
internal sealed class AssumedRole : RefreshingAWSCredentials
{
    /// <summary>What AWS's logs show the role's caller as.</summary>
    public const string SessionName = "ecs-autoscale";

    private readonly SecurityTokenClient _sts;
    private readonly AssumeRoleRequest _request;

    public AssumedRole(SecurityTokenClient sts, string roleArn, string? externalId)
    {
        _sts = sts;
        _request = new AssumeRoleRequest { RoleArn = roleArn, RoleSessionName = SessionName, ExternalId = externalId };
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials() => Task.Run(GenerateNewCredentialsAsync).GetAwaiter().GetResult();

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        try
        {
            var answer = await _sts.AssumeRoleAsync(_request).ConfigureAwait(false);
            var got = answer.Credentials;
            return new CredentialsRefreshState(
                new ImmutableCredentials(got.AccessKeyId, got.SecretAccessKey, got.SessionToken),
                got.Expiration?.ToUniversalTime() ?? throw new AwsAnswerException("STS AssumeRole answered without an expiration."));
        }
        catch (Exception failure)
        {
            var told = new FailureTranslation("AssumeRole", "STS", () => _sts.DetermineServiceOperationEndpoint(_request).URL).Translate(failure);
            switch (told)
            {
                case null:
                    throw;
                case AwsServiceException { IsRetryable: false } refused:
                    throw new AwsCredentialsException($"The role {_request.RoleArn} could not be assumed. {refused.Message}")
                    {
                        ErrorCode = refused.ErrorCode,
                        Operation = refused.Operation,
                        Endpoint = refused.Endpoint,
                    };
                default:
                    throw told;
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _sts.Dispose();
        base.Dispose(disposing);
    }
}

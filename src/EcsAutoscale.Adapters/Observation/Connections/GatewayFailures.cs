using System;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Observing.Mapping;
using EcsAutoscale.Adapters.Observing.Reading;

namespace EcsAutoscale.Adapters.Observing.Connections;

/// <summary>Makes what the cmdlets understand of what goes wrong outside.</summary>
internal static class GatewayFailures
{
    /// <summary>Runs work and throws its failures as <see cref="GatewayException"/>; cancellation and defects of ours stay what they are.</summary>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception error) when (Of(error) is { } told)
        {
            throw told;
        }
    }

    /// <summary>The failure that an error stands for; null where it is none of the outside.</summary>
    public static GatewayException? Of(Exception error) => error switch
    {
        GatewayException known => known,
        AwsServiceException refused => OfRefusal(refused),
        AwsException failed => new(KindOf(failed), failed.Message, failed) { Operation = failed.Operation, Advice = AdviceFor(failed) },
        ClusterMissingException missing => new(GatewayFailure.ClusterNotFound, missing.Message, missing) { Operation = "DescribeClusters", Advice = CheckCluster },
        PartialAnswerException => new(GatewayFailure.Service, error.Message, error),
        UnreadableItemException unreadable => new(GatewayFailure.Service, $"AWS answered with something unreadable: {unreadable.Message}", unreadable),
        _ => null,
    };

    private const string CheckCluster = "Check the cluster's name, the region and the account.";

    private static GatewayException OfRefusal(AwsServiceException refused)
    {
        var (kind, advice) = refused switch
        {
            { Code: AwsErrorCode.ClusterNotFoundException } => (GatewayFailure.ClusterNotFound, CheckCluster),
            { Code: AwsErrorCode.ServiceNotFoundException } => (GatewayFailure.ServiceNotFound, "Check the service's name and its cluster."),
            { IsAccessDenied: true } => (GatewayFailure.AccessDenied, $"Allow the action {refused.Operation} in the IAM policy of the caller."),
            { IsThrottling: true } => (GatewayFailure.Throttled, "Run less often or for fewer clusters at a time, or ask AWS for a higher rate."),
            { Code: AwsErrorCode.ExpiredTokenException or AwsErrorCode.UnrecognizedClientException } =>
                (GatewayFailure.NoCredentials, "Sign in again, or check the profile or the AWS_* variables of this session."),
            { StatusCode: >= 500 } => (GatewayFailure.Service, "AWS failed inside; try again later."),
            _ => (GatewayFailure.Service, null as string),
        };
        return new(kind, refused.Message, refused) { Operation = refused.Operation, ErrorCode = refused.ErrorCode, Advice = advice };
    }

    private static GatewayFailure KindOf(AwsException error) => error switch
    {
        AwsCredentialsException { ErrorCode: "AccessDenied" or "AccessDeniedException" } => GatewayFailure.AccessDenied,
        AwsCredentialsException => GatewayFailure.NoCredentials,
        AwsRegionException => GatewayFailure.NoRegion,
        AwsEndpointException => GatewayFailure.EndpointUnreachable,
        _ => GatewayFailure.Service,
    };

    private static string? AdviceFor(AwsException error) => error switch
    {
        AwsCredentialsException => "Name a profile with -ProfileName or in the definition, sign in, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
        AwsRegionException => "Name a region with -Region, in the definition, or in AWS_REGION.",
        AwsEndpointException => "Check the network, and the endpoint where -EndpointUrl or AWS_ENDPOINT_URL names one.",
        _ => null,
    };
}

using System;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Observing.Connections;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Doors;

/// <summary>Each failure outside is told as what the cmdlets know, with advice.</summary>
public sealed class GatewayFailureTests
{
    [Theory]
    [InlineData("AccessDeniedException", 400, GatewayFailure.AccessDenied)]
    [InlineData("Throttling", 400, GatewayFailure.Throttled)]
    [InlineData("TooMuch", 429, GatewayFailure.Throttled)]
    [InlineData("ExpiredTokenException", 400, GatewayFailure.NoCredentials)]
    [InlineData("UnrecognizedClientException", 400, GatewayFailure.NoCredentials)]
    [InlineData("ClusterNotFoundException", 400, GatewayFailure.ClusterNotFound)]
    [InlineData("ServiceNotFoundException", 400, GatewayFailure.ServiceNotFound)]
    [InlineData("ServerException", 500, GatewayFailure.Service)]
    public void What_AWS_answers(string code, int status, GatewayFailure expected)
    {
        var told = GatewayFailures.Of(new AwsServiceException("The sentence.") { ErrorCode = code, StatusCode = status, Operation = "ListTasks" })!;
        Assert.Equal((expected, "The sentence.", "ListTasks", code), (told.Failure, told.Message, told.Operation, told.ErrorCode));
        Assert.NotNull(told.Advice);
    }

    [Fact]
    public void What_is_missing_before_AWS_is_asked()
    {
        Assert.Equal(GatewayFailure.NoRegion, GatewayFailures.Of(new AwsRegionException("No region."))!.Failure);
        Assert.Equal(GatewayFailure.NoCredentials, GatewayFailures.Of(new AwsCredentialsException("No credentials."))!.Failure);
        Assert.Equal(GatewayFailure.AccessDenied, GatewayFailures.Of(new AwsCredentialsException("No role.") { ErrorCode = "AccessDenied" })!.Failure);
        Assert.Equal(GatewayFailure.EndpointUnreachable, GatewayFailures.Of(new AwsEndpointException("No answer.", null))!.Failure);
        Assert.Equal(GatewayFailure.Service, GatewayFailures.Of(new AwsSettingsException("No URL."))!.Failure);
    }

    [Fact]
    public void Cancellation_and_defects_of_ours_stay_what_they_are()
    {
        Assert.Null(GatewayFailures.Of(new OperationCanceledException()));
        Assert.Null(GatewayFailures.Of(new InvalidOperationException()));
    }
}

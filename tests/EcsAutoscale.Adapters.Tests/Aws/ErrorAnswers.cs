using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Tests.Aws.Fakes;
using Xunit;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Tests.Aws;

public sealed class ErrorAnswers
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ClusterNotFoundException")]
    [InlineData("com.amazonaws.ecs#ClusterNotFoundException")]
    [InlineData("com.amazonaws.ecs#ClusterNotFoundException:http://internal.amazon.com/coral/")]
    public async Task An_error_type_in_the_body_is_read_with_and_without_its_prefix(string type)
    {
        var failure = await EcsFailureAsync(FakeAnswer.JsonError(type, "Cluster not found."));

        Assert.Equal(("ClusterNotFoundException", AwsErrorCode.ClusterNotFoundException), (failure.ErrorCode, failure.Code));
        Assert.Equal(("ListServices", "ecs.eu-west-1.amazonaws.com", "req-1", 400), (failure.Operation, failure.Endpoint, failure.RequestId, failure.StatusCode));
        Assert.Equal("Cluster not found.", failure.ServiceMessage);
        Assert.Equal("ECS ListServices at ecs.eu-west-1.amazonaws.com failed with ClusterNotFoundException (request req-1): Cluster not found.", failure.Message);
        Assert.False(failure.IsRetryable);
    }

    [Fact]
    public async Task An_error_type_in_the_header_is_read_whatever_the_body()
    {
        var answer = new FakeAnswer(HttpStatusCode.BadRequest, """{"Message":"no"}""") { Headers = { ["x-amzn-ErrorType"] = "ServiceNotActiveException:http://x/" } };

        var failure = await EcsFailureAsync(answer);

        Assert.Equal((AwsErrorCode.ServiceNotActiveException, "no"), (failure.Code, failure.ServiceMessage));
    }

    [Theory]
    [InlineData("AccessDeniedException", true, false, false)]
    [InlineData("UpdateInProgressException", false, false, true)]
    [InlineData("ServiceNotFoundException", false, false, false)]
    public async Task The_kind_of_an_error_is_told(string type, bool denied, bool throttled, bool retryable)
    {
        var failure = await EcsFailureAsync(FakeAnswer.JsonError(type, "why"));

        Assert.Equal((denied, throttled, retryable), (failure.IsAccessDenied, failure.IsThrottling, failure.IsRetryable));
        Assert.Equal(Enum.Parse<AwsErrorCode>(type), failure.Code);
    }

    [Theory]
    [InlineData("ScalingActivityInProgress", nameof(AwsErrorCode.ScalingActivityInProgressFault), true)]
    [InlineData("ResourceContention", nameof(AwsErrorCode.ResourceContentionFault), true)]
    [InlineData("ResourceContentionFault", nameof(AwsErrorCode.ResourceContentionFault), true)]
    [InlineData("ValidationError", nameof(AwsErrorCode.ValidationError), false)]
    [InlineData("AccessDenied", nameof(AwsErrorCode.AccessDeniedException), false)]
    public async Task Codes_of_the_Query_protocol_are_read_by_their_wire_names(string code, string expected, bool retryable)
    {
        using var connection = await FakeAws.Always(FakeAnswer.XmlError(code, "desiredSize equals minSize")).ConnectAsync();

        var failure = await Assert.ThrowsAsync<AwsServiceException>(() => connection.AutoScaling.SetDesiredCapacityAsync(new SetDesiredCapacityRequest(), Stop));

        Assert.Equal((expected, code, "req-3", retryable), (failure.Code.ToString(), failure.ErrorCode, failure.RequestId, failure.IsRetryable));
        Assert.Equal("desiredSize equals minSize", failure.ServiceMessage);
        Assert.Equal(("SetDesiredCapacity", "autoscaling.eu-west-1.amazonaws.com"), (failure.Operation, failure.Endpoint));
    }

    [Theory]
    [InlineData("SignatureDoesNotMatch")]
    [InlineData("IncompleteSignature")]
    public async Task An_error_that_repeats_the_signed_headers_is_not_repeated(string code)
    {
        using var connection = await FakeAws.Always(FakeAnswer.XmlError(code, "The Canonical String was x-amz-security-token:TOKEN123", HttpStatusCode.Forbidden)).ConnectAsync();

        var failure = await Assert.ThrowsAsync<AwsServiceException>(() => connection.AutoScaling.SetDesiredCapacityAsync(new SetDesiredCapacityRequest(), Stop));

        Assert.Equal(AwsErrorCode.UnrecognizedClientException, failure.Code);
        Assert.DoesNotContain("TOKEN123", failure.ToString(), StringComparison.Ordinal);
        Assert.Null(failure.ServiceMessage);
    }

    [Theory]
    [InlineData("<html><body>Bad Gateway</body></html>")]
    [InlineData("")]
    [InlineData("[1,2")]
    public async Task An_error_page_of_something_between_is_told_by_its_status(string page)
    {
        var failure = await EcsFailureAsync(new FakeAnswer(HttpStatusCode.Forbidden, page, "text/html"));

        Assert.Equal(("HTTP 403", AwsErrorCode.Other, 403), (failure.ErrorCode, failure.Code, failure.StatusCode));
    }

    [Theory]
    [InlineData("""{"serviceArns":["a",""")]
    [InlineData("""{"serviceArns":7}""")]
    [InlineData("<html>Sign in</html>")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_broken_answer_is_an_error_that_does_not_quote_it_and_is_not_asked_for_again(string body)
    {
        var aws = FakeAws.Always(FakeAnswer.Json(body));
        using var connection = await aws.ConnectAsync();

        var failure = await Assert.ThrowsAsync<AwsAnswerException>(() => connection.Ecs.ListServicesAsync(new ListServicesRequest(), Stop));

        Assert.Equal(("ListServices", "ecs.eu-west-1.amazonaws.com"), (failure.Operation, failure.Endpoint));
        Assert.DoesNotContain("Sign in", failure.ToString(), StringComparison.Ordinal);
        Assert.Single(aws.Requests);
    }

    [Theory]
    [InlineData("<DescribeAutoScalingGroupsResponse><DescribeAuto")]
    [InlineData("<html><body>Sign in</body></html>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><DescribeAutoScalingGroupsResponse>&a;</DescribeAutoScalingGroupsResponse>")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task A_broken_XML_answer_is_an_error_too(string body)
    {
        using var connection = await FakeAws.Always(new FakeAnswer(HttpStatusCode.OK, body, "text/xml")).ConnectAsync();

        var failure = await Assert.ThrowsAsync<AwsAnswerException>(() => connection.AutoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest(), Stop));

        Assert.Equal("DescribeAutoScalingGroups", failure.Operation);
        Assert.DoesNotContain("Sign in", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_call_is_tried_again_and_each_attempt_is_counted_and_signed()
    {
        var aws = FakeAws.InOrder(
            FakeAnswer.JsonError("ThrottlingException", "Rate exceeded"),
            FakeAnswer.JsonError("ServerException", "oops", HttpStatusCode.InternalServerError),
            FakeAnswer.Json("""{"serviceArns":["a"]}"""));
        using var connection = await aws.ConnectAsync();

        var answer = await connection.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = "c" }, Stop);

        Assert.Equal(["a"], answer.ServiceArns);
        Assert.Equal(["ListServices", "ListServices", "ListServices"], aws.Calls);
        Assert.All(aws.Requests, request => Assert.Equal("""{"cluster":"c"}""", request.Body));
        Assert.All(aws.Requests, request => Assert.Contains("Signature=", request.Authorization, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_that_stays_throttled_fails_after_the_attempts_that_were_set()
    {
        var aws = FakeAws.Always(FakeAnswer.XmlError("Throttling", "Rate exceeded"));
        using var connection = await aws.ConnectAsync(settings => settings with { MaxAttempts = 2 });

        var failure = await Assert.ThrowsAsync<AwsServiceException>(() => connection.AutoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest(), Stop));

        Assert.True(failure.IsThrottling);
        Assert.True(failure.IsRetryable);
        Assert.Equal(2, aws.Requests.Count);
        Assert.Equal(2, aws.Calls.Count(call => call == "DescribeAutoScalingGroups"));
    }

    private static async Task<AwsServiceException> EcsFailureAsync(FakeAnswer answer)
    {
        using var connection = await FakeAws.Always(answer).ConnectAsync();
        return await Assert.ThrowsAsync<AwsServiceException>(() => connection.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = "c" }, Stop));
    }
}

using System;
using System.Linq;
using System.Net;
using System.Threading;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Tests.Aws.Fakes;
using Xunit;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Tests.Aws;

[Collection(EnvironmentTests.Name)]
public sealed class AssumingRoles : IDisposable
{
    private const string Role = "arn:aws:iam::123456789012:role/scaler";

    private readonly EnvironmentChange _environment = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _environment.Dispose();

    [Fact]
    public async Task A_role_is_assumed_once_and_signs_what_follows()
    {
        var aws = new FakeAws(Answer);
        using var connection = await aws.ConnectAsync(settings => settings with { RoleArn = Role, ExternalId = "ext/1" });

        await connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop);
        await connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop);

        Assert.Equal(["AssumeRole", "ListClusters", "ListClusters"], aws.Calls);
        var (assume, first) = (aws.Requests[0], aws.Requests[1]);
        Assert.Equal("sts.eu-west-1.amazonaws.com", assume.Url.Host);
        Assert.Equal((Role, "ext/1", "ecs-autoscale"), (assume.Form["RoleArn"], assume.Form["ExternalId"], assume.Form["RoleSessionName"]));
        Assert.Contains($"Credential={TestEnvironment.AccessKey}/", assume.Authorization, StringComparison.Ordinal);
        Assert.Contains("Credential=ASIAROLE/", first.Authorization, StringComparison.Ordinal);
        Assert.Equal("role-token", first.Headers["X-Amz-Security-Token"]);
    }

    [Fact]
    public async Task STS_follows_the_endpoint_that_was_set()
    {
        var aws = new FakeAws(Answer);
        using var connection = await aws.ConnectAsync(settings => settings with { RoleArn = Role, EndpointUrl = "http://127.0.0.1:4566" });

        await connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop);

        Assert.Equal(["127.0.0.1:4566", "127.0.0.1:4566"], aws.Requests.Select(request => request.Url.Authority));
        Assert.Contains("/eu-west-1/sts/", aws.Requests[0].Authorization, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_STS", "ecs.eu-west-1.amazonaws.com")]
    [InlineData("AWS_ENDPOINT_URL", "127.0.0.1:7")]
    public async Task STS_follows_the_endpoint_variables(string variable, string ecs)
    {
        _environment.Set(variable, "http://127.0.0.1:7");
        var aws = new FakeAws(Answer);
        using var connection = await aws.ConnectAsync(settings => settings with { RoleArn = Role });

        await connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop);

        Assert.Equal(["127.0.0.1:7", ecs], aws.Requests.Select(request => request.Url.Authority));
        Assert.Contains("/eu-west-1/sts/", aws.Requests[0].Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_not_be_assumed_is_a_credentials_error_that_names_it()
    {
        var aws = FakeAws.Always(FakeAnswer.XmlError("AccessDenied", "User: arn:aws:iam::1:user/u is not authorized to perform: sts:AssumeRole", HttpStatusCode.Forbidden));
        using var connection = await aws.ConnectAsync(settings => settings with { RoleArn = Role, ExternalId = "s3cr3t" });

        var failure = await Assert.ThrowsAsync<AwsCredentialsException>(() => connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop));

        Assert.Equal(("AccessDenied", "AssumeRole"), (failure.ErrorCode, failure.Operation));
        Assert.Contains(Role, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", failure.ToString(), StringComparison.Ordinal);
        Assert.Single(aws.Requests);
    }

    [Fact]
    public async Task STS_that_is_down_is_told_as_such()
    {
        using var connection = await new FakeAws(_ => throw new System.Net.Http.HttpRequestException("down", new System.Net.Sockets.SocketException(111)))
            .ConnectAsync(settings => settings with { RoleArn = Role, MaxAttempts = 1 });

        var failure = await Assert.ThrowsAsync<AwsEndpointException>(() => connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop));

        Assert.Equal(("AssumeRole", "sts.eu-west-1.amazonaws.com"), (failure.Operation, failure.Endpoint));
    }

    private static FakeAnswer Answer(RecordedRequest request) => request.Operation == "AssumeRole"
        ? FakeAnswer.Xml("AssumeRole", $"<Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>k</SecretAccessKey><SessionToken>role-token</SessionToken><Expiration>{DateTime.UtcNow.AddHours(1):s}Z</Expiration></Credentials>")
        : FakeAnswer.Json("{}");
}

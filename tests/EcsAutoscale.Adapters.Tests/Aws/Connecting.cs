using System;
using System.IO;
using System.Linq;
using System.Threading;
using EcsAutoscale.Adapters.Aws;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.CloudWatch.Model;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Tests.Aws.Fakes;
using Xunit;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Tests.Aws;

[Collection(EnvironmentTests.Name)]
public sealed class Connecting : IDisposable
{
    private readonly EnvironmentChange _environment = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _environment.Dispose();
        Shared(string.Empty);
    }

    [Fact]
    public async Task Each_service_has_its_own_endpoint_variable_over_the_common_one()
    {
        _environment.Set("AWS_ENDPOINT_URL", "http://127.0.0.1:1").Set("AWS_ENDPOINT_URL_ECS", "http://127.0.0.1:2")
            .Set("AWS_ENDPOINT_URL_AUTO_SCALING", "http://127.0.0.1:3/");
        var aws = Any();
        using var connection = await aws.ConnectAsync();

        await CallAllAsync(connection);

        Assert.Equal(["http://127.0.0.1:2/", "http://127.0.0.1:3/", "http://127.0.0.1:1/"], aws.Requests.Select(request => request.Url.AbsoluteUri));
        Assert.All(aws.Requests, request => Assert.Contains("/eu-west-1/", request.Authorization, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CloudWatch_has_its_variable_too_and_a_setting_wins_over_all()
    {
        _environment.Set("AWS_ENDPOINT_URL_CLOUDWATCH", "http://127.0.0.1:4").Set("AWS_ENDPOINT_URL_ECS", "http://127.0.0.1:2");
        var aws = Any();
        using var connection = await aws.ConnectAsync();
        using var set = await aws.ConnectAsync(settings => settings with { EndpointUrl = "http://127.0.0.1:9" });

        await CallAllAsync(connection);
        await CallAllAsync(set);

        Assert.Equal(["127.0.0.1:2", "autoscaling.eu-west-1.amazonaws.com", "127.0.0.1:4", "127.0.0.1:9", "127.0.0.1:9", "127.0.0.1:9"], aws.Requests.Select(request => request.Url.Authority));
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "ecs-fips.eu-west-1.amazonaws.com")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", "ecs.eu-west-1.api.aws")]
    public async Task FIPS_and_dual_stack_hosts_can_be_asked_for(string variable, string host)
    {
        _environment.Set(variable, "true");
        var aws = Any();
        using var connection = await aws.ConnectAsync();

        await connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop);

        Assert.Equal(host, aws.Request.Url.Host);
    }

    [Fact]
    public async Task The_region_is_what_was_set_else_the_environments_else_the_profiles()
    {
        Shared("[default]\nregion = ap-south-1\naws_access_key_id = A\naws_secret_access_key = B\n[profile other]\nregion = sa-east-1\naws_access_key_id = C\naws_secret_access_key = D\n");
        var unset = Any().Settings with { Region = null };

        Assert.Equal("ap-south-1", await RegionAsync(unset));
        Assert.Equal("sa-east-1", await RegionAsync(unset with { ProfileName = "other" }));
        _environment.Set("AWS_DEFAULT_REGION", "us-west-1");
        Assert.Equal("us-west-1", await RegionAsync(unset with { ProfileName = "other" }));
        _environment.Set("AWS_REGION", "us-west-2");
        Assert.Equal("us-west-2", await RegionAsync(unset));
        Assert.Equal("eu-north-1", await RegionAsync(unset with { Region = "eu-north-1" }));
    }

    [Fact]
    public async Task No_region_anywhere_is_an_error_that_says_what_to_set()
    {
        var failure = await Assert.ThrowsAsync<AwsRegionException>(() => AwsConnection.CreateAsync(new AwsConnectionSettings(), Stop));

        Assert.Contains("AWS_REGION", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-west-1.evil.example/")]
    [InlineData("EU West")]
    public async Task A_region_that_is_none_never_becomes_a_host(string region)
    {
        await Assert.ThrowsAsync<AwsSettingsException>(() => Any().ConnectAsync(settings => settings with { Region = region }));
    }

    [Fact]
    public async Task No_credentials_anywhere_is_an_error_that_says_what_to_set()
    {
        _environment.Set("AWS_ACCESS_KEY_ID", null).Set("AWS_SECRET_ACCESS_KEY", null);

        var failure = await Assert.ThrowsAsync<AwsCredentialsException>(() => Any().ConnectAsync());

        Assert.Contains("AWS_ACCESS_KEY_ID", failure.Message, StringComparison.Ordinal);
        Assert.Contains("AWS_PROFILE", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_of_the_environment_that_is_missing_is_named()
    {
        _environment.Set("AWS_ACCESS_KEY_ID", null).Set("AWS_SECRET_ACCESS_KEY", null).Set("AWS_PROFILE", "gone");

        var failure = await Assert.ThrowsAsync<AwsCredentialsException>(() => Any().ConnectAsync());

        Assert.Contains("'gone'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_endpoint_of_a_profile_that_was_set_is_used()
    {
        Shared("[profile local]\naws_access_key_id = A\naws_secret_access_key = B\nendpoint_url = http://127.0.0.1:5\n");
        var aws = Any();
        using var connection = await aws.ConnectAsync(settings => settings with { ProfileName = "local" });

        await connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop);

        Assert.Equal("127.0.0.1:5", aws.Request.Url.Authority);
    }

    [Fact]
    public async Task A_profile_that_was_set_wins_over_keys_in_the_environment_and_one_that_is_missing_is_named()
    {
        Shared("[profile other]\naws_access_key_id = AKIDOTHER\naws_secret_access_key = D\n");
        var aws = Any();
        using var connection = await aws.ConnectAsync(settings => settings with { ProfileName = "other" });

        await connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop);
        var failure = await Assert.ThrowsAsync<AwsCredentialsException>(() => aws.ConnectAsync(settings => settings with { ProfileName = "nobody" }));

        Assert.Contains("Credential=AKIDOTHER/", aws.Request.Authorization, StringComparison.Ordinal);
        Assert.Contains("'nobody'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_credential_process_says_is_never_shown()
    {
        Shared("[profile broken]\ncredential_process = sh -c 'echo s3cr3t; echo s3cr3t >&2; exit 3'\n");
        using var connection = await Any().ConnectAsync(settings => settings with { ProfileName = "broken" });

        var failure = await Assert.ThrowsAsync<AwsCredentialsException>(() => connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop));

        Assert.Contains("'broken'", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_most_attempts_may_come_from_the_environment()
    {
        _environment.Set("AWS_MAX_ATTEMPTS", "2");
        var aws = FakeAws.Always(FakeAnswer.JsonError("ThrottlingException", "Rate exceeded"));
        using var connection = await aws.ConnectAsync();

        await Assert.ThrowsAsync<AwsServiceException>(() => connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop));

        Assert.Equal(2, aws.Requests.Count);
    }

    [Theory]
    [InlineData("not a url with s3cr3t")]
    [InlineData("ftp://s3cr3t@host")]
    public async Task An_endpoint_that_is_no_URL_is_refused_unseen(string url)
    {
        var set = await Assert.ThrowsAsync<AwsSettingsException>(() => Any().ConnectAsync(settings => settings with { EndpointUrl = url }));
        _environment.Set("AWS_ENDPOINT_URL_ECS", url);
        var variable = await Assert.ThrowsAsync<AwsSettingsException>(() => Any().ConnectAsync());

        Assert.Contains("AWS_ENDPOINT_URL_ECS", variable.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", set.ToString() + variable, StringComparison.Ordinal);
    }

    private static FakeAws Any() => new(request => request.Operation switch
    {
        "ListClusters" => FakeAnswer.Json("{}"),
        var operation => FakeAnswer.Xml(operation, string.Empty),
    });

    private static async Task CallAllAsync(AwsConnection connection)
    {
        await connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop);
        await connection.AutoScaling.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest(), Stop);
        await connection.CloudWatch.GetMetricDataAsync(new GetMetricDataRequest(), Stop);
    }

    private static async System.Threading.Tasks.Task<string> RegionAsync(AwsConnectionSettings settings)
    {
        using var connection = await AwsConnection.CreateAsync(settings, Stop);
        return connection.Region;
    }

    private static void Shared(string config) => File.WriteAllText(TestEnvironment.ConfigFile, config);
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Metrics;
using EcsAutoscale.Adapters.Tests.Metrics;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.Building;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>SQS by the real client against the sandbox, and against servers that misbehave.</summary>
public class SqsSourceTests
{
    private const string Url = "https://sqs.us-east-1.amazonaws.com/123456789012/orders";

    [Theory]
    [InlineData("orders")]
    [InlineData(Url)]
    public async Task The_numbers_of_messages_by_name_or_URL(string queue)
    {
        await using var aws = await AwsSources.StartAsync(Cloud());
        aws.Server.Use(cloud => cloud.CloudWatch.Put(
            "AWS/SQS", "ApproximateAgeOfOldestMessage", new Dictionary<string, string> { ["QueueName"] = "orders" }, 42, "Seconds", cloud.Now - TimeSpan.FromMinutes(2)));
        var values = await aws.Source(Yaml(queue, "visible", "in_flight", "delayed", "age_of_oldest")).ValuesAsync();
        Assert.Equal((12, 0, 3, 42), (values["visible"], values["in_flight"], values["delayed"], values["age_of_oldest"]));
    }

    [Fact]
    public async Task A_queue_is_asked_once_for_all_its_statistics_and_its_URL_once_for_all_runs()
    {
        await using var aws = await AwsSources.StartAsync(Cloud());
        for (var run = 0; run < 3; run++) await aws.Source(Yaml("orders", "visible", "in_flight", "delayed")).ValuesAsync();
        Assert.Equal(
            ["GetQueueUrl", "GetQueueAttributes", "GetQueueAttributes", "GetQueueAttributes"],
            aws.Server.Requests.All.Where(request => request.Service == "sqs").Select(request => request.Operation));
    }

    [Fact]
    public async Task A_queue_without_an_age_has_no_data()
    {
        await using var aws = await AwsSources.StartAsync(Cloud());
        Assert.StartsWith("has no data from ", await aws.Source(Yaml("orders", "age_of_oldest")).FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_is_an_error()
    {
        await using var aws = await AwsSources.StartAsync(Cloud());
        foreach (var queue in new[] { "ghost", Url.Replace("orders", "ghost", StringComparison.Ordinal) })
            Assert.Equal($"does not exist: 127.0.0.1:{aws.Server.Url.Port} knows no such queue in this account", await aws.Source(Yaml(queue, "visible")).FailureAsync());
    }

    [Fact]
    public async Task A_URL_of_another_region_is_an_error()
    {
        await using var aws = await AwsSources.StartAsync(Cloud());
        Assert.StartsWith(
            "is in the region eu-west-1, but the cluster's connection is to us-east-1",
            await aws.Source(Yaml(Url.Replace("us-east-1", "eu-west-1", StringComparison.Ordinal), "visible")).FailureAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.AccessDenied, "AccessDenied")]
    [InlineData(FaultKind.Throttle, "RequestThrottled")]
    [InlineData(FaultKind.ServerError, "InternalFailure")]
    [InlineData(FaultKind.Unavailable, "HTTP 503")]
    [InlineData(FaultKind.TruncatedBody, "could not be asked: ")]
    [InlineData(FaultKind.MalformedBody, "could not be asked: ")]
    [InlineData(FaultKind.LostAnswer, "could not be asked: ")]
    public async Task What_SQS_refuses_or_breaks_is_an_error(FaultKind kind, string cause)
    {
        await using var aws = await AwsSources.StartAsync(Cloud());
        aws.Server.Faults.Inject("sqs:*", new Fault(kind), times: 100);
        Assert.Contains(cause, await aws.Source(Yaml("orders", "visible")).FailureAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Misbehaviour.Silent, "did not answer within 0.5 s")]
    [InlineData(Misbehaviour.HalfHead, "did not answer within 0.5 s")]
    [InlineData(Misbehaviour.HalfBody, "did not answer within 0.5 s")]
    [InlineData(Misbehaviour.CutOff, "no answer from 127.0.0.1")]
    [InlineData(Misbehaviour.Error500, "failed with")]
    [InlineData(Misbehaviour.RedirectLoop, "failed with")]
    [InlineData(Misbehaviour.Huge, "answered more than")]
    [InlineData(Misbehaviour.NotJson, "could not be asked: ")]
    [InlineData(Misbehaviour.Empty, "could not be asked: ")]
    [InlineData(Misbehaviour.WrongShape, "could not be asked: ")]
    [InlineData(Misbehaviour.Refused, "the connection was refused")]
    public async Task A_misbehaving_server_is_a_failed_reading_with_its_cause(string how, string cause)
    {
        await using var server = Misbehaviour.Start(how);
        await using var aws = await AwsSources.OnAsync(server.Url);
        var limits = cause.StartsWith("did not answer", StringComparison.Ordinal) ? new MetricLimits { RequestTimeout = TimeSpan.FromMilliseconds(500) } : new MetricLimits();
        var failure = await new FromYaml(Yaml("orders", "visible")) { Sqs = aws.Sqs, Limits = limits }.FailureAsync();
        Assert.Contains(cause, failure, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Attributes":{"QueueArn":"x"}}""", "did not tell ApproximateNumberOfMessages")]
    [InlineData("{}", "did not tell any attribute")]
    [InlineData("""{"Attributes":{"ApproximateNumberOfMessages":"many"}}""", "told no number as ApproximateNumberOfMessages")]
    public async Task A_missing_or_odd_attribute_is_an_error(string json, string failure)
    {
        await using var server = LoopbackServer.Json(json);
        await using var aws = await AwsSources.OnAsync(server.Url);
        Assert.Equal(failure, await aws.Source(Yaml(Url, "visible")).FailureAsync());
    }

    [Fact]
    public async Task Without_a_connection_to_AWS_it_fails_alone() =>
        Assert.Equal("could not be asked: there is no connection to AWS", await new FromYaml(Yaml("orders", "visible")).FailureAsync());

    private static SimulatedCloud Cloud()
    {
        var cloud = new CloudBuilder().Cluster("c", c => c.SqsQueue("orders", queue => queue with { Messages = 12 })).Build();
        cloud.Sqs.Queue("orders").MessagesDelayed = 3;
        return cloud;
    }

    private static string Yaml(string queue, params string[] statistics) =>
        $"sqs: [{{ queue: '{queue}', statistics: [{string.Join(", ", statistics.Select(name => $"{{ name: {name} }}"))}] }}]";
}

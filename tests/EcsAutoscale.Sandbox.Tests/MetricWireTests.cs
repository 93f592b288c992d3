using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using System.Xml.Linq;
using EcsAutoscale.Sandbox.Sample;
using EcsAutoscale.Simulation;
using Xunit;

namespace EcsAutoscale.Sandbox.Tests;

/// <summary>CloudWatch, STS and the message broker.</summary>
public sealed class MetricWireTests : SandboxTest
{
    private const string WebCpu = "&MetricDataQueries.member.1.Id=cpu&MetricDataQueries.member.1.MetricStat.Period=60&MetricDataQueries.member.1.MetricStat.Stat=Average"
        + "&MetricDataQueries.member.1.MetricStat.Metric.Namespace=AWS%2FECS&MetricDataQueries.member.1.MetricStat.Metric.MetricName=CPUUtilization"
        + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name=ServiceName&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value=web"
        + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.2.Name=ClusterName&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.2.Value=production";

    private const string Window = "Action=GetMetricData&StartTime=2026-01-01T00%3A50%3A00Z&EndTime=2026-01-01T01%3A00%3A00Z";

    private static readonly XNamespace Ns = SandboxClient.CloudWatch;

    protected override SimulatedCloud Cloud() => SampleCloud.Create();

    [Fact]
    public async Task A_metric_comes_newest_first_in_one_minute_periods()
    {
        var answer = await Client.Metrics(Window + WebCpu);
        var result = answer.Element(Ns + "GetMetricDataResult")!.Element(Ns + "MetricDataResults")!.Elements(Ns + "member").Single();
        Assert.Equal(["cpu", "CPUUtilization", "Complete"], new[] { "Id", "Label", "StatusCode" }.Select(n => result.Element(Ns + n)!.Value));
        var times = result.Element(Ns + "Timestamps")!.Elements(Ns + "member").Select(t => t.Value).ToArray();
        Assert.Equal(10, times.Length);
        Assert.Equal(("2026-01-01T00:59:00Z", "2026-01-01T00:50:00Z"), (times[0], times[^1]));
        Assert.All(result.Element(Ns + "Values")!.Elements(Ns + "member"), v => Assert.Equal("50", v.Value));
    }

    [Fact]
    public async Task Datapoints_beyond_the_limit_come_on_the_next_page()
    {
        var seen = new List<string>();
        var (token, statuses) = ("", new List<string>());
        do
        {
            var answer = await Client.Metrics(Window + "&MaxDatapoints=4" + WebCpu + (token.Length > 0 ? "&NextToken=" + Uri.EscapeDataString(token) : ""));
            seen.AddRange(answer.Descendants(Ns + "Timestamps").Elements().Select(t => t.Value));
            statuses.Add(answer.Descendants(Ns + "StatusCode").Single().Value);
            token = answer.Descendants(Ns + "NextToken").SingleOrDefault()?.Value ?? "";
        }
        while (token.Length > 0);
        Assert.Equal(["PartialData", "PartialData", "Complete"], statuses);
        Assert.Equal(10, seen.Distinct().Count());
        Assert.Equal(10, seen.Count);
    }

    [Theory]
    [InlineData("&MetricDataQueries.member.1.MetricStat.Unit=Bytes", 0)]
    [InlineData("&MetricDataQueries.member.1.MetricStat.Unit=Percent", 10)]
    [InlineData("&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.3.Name=X&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.3.Value=Y", 0)]
    public async Task A_wrong_unit_or_dimension_finds_nothing(string more, int points)
    {
        var answer = await Client.Metrics(Window + WebCpu + more);
        Assert.Equal(points, answer.Descendants(Ns + "Values").Single().Elements().Count());
        Assert.Equal("Complete", answer.Descendants(Ns + "StatusCode").Single().Value);
    }

    [Fact]
    public async Task A_queue_is_told_as_RabbitMQ_tells_it()
    {
        var (status, body) = await Client.Get("/api/queues/%2F/celery", "sandbox", "sandbox-secret");
        Assert.Equal(HttpStatusCode.OK, status);
        var queue = JsonNode.Parse(body)!;
        Assert.Equal(("celery", "/"), ((string?)queue["name"], (string?)queue["vhost"]));
        Assert.Equal((500, 492, 8, 2), ((int)queue["messages"]!, (int)queue["messages_ready"]!, (int)queue["messages_unacknowledged"]!, (int)queue["consumers"]!));
        Assert.Equal(1.0, (double)queue["message_stats"]!["ack_details"]!["rate"]!);
        Assert.Equal(2, JsonNode.Parse((await Client.Get("/api/queues/%2F", "sandbox", "sandbox-secret")).Body)!.AsArray().Count);
    }

    [Theory]
    [InlineData("/api/queues/%2F/celery", null, HttpStatusCode.Unauthorized)]
    [InlineData("/api/queues/%2F/celery", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/api/queues/%2F/ghost", "sandbox-secret", HttpStatusCode.NotFound)]
    [InlineData("/api/queues/other/celery", "sandbox-secret", HttpStatusCode.NotFound)]
    public async Task A_wrong_password_or_queue_is_refused(string path, string? password, HttpStatusCode expected) =>
        Assert.Equal(expected, (await Client.Get(path, password is null ? null : "sandbox", password)).Status);

    [Fact]
    public async Task Plain_metrics_can_be_had_as_JSON() =>
        Assert.Equal(500, (int)JsonNode.Parse((await Client.Get("/metrics")).Body)!["queues"]!["celery"]!["messages"]!);

    [Fact]
    public async Task A_role_is_assumed_and_its_key_is_known_afterwards()
    {
        var (status, body) = await Client.TryQuery("sts", "2011-06-15", "Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A210987654321%3Arole%2Fscaler&RoleSessionName=me&ExternalId=x");
        Assert.Equal(HttpStatusCode.OK, status);
        var key = body.Descendants(SandboxClient.Sts + "AccessKeyId").Single().Value;
        Assert.StartsWith("ASIA", key, StringComparison.Ordinal);
        Assert.Equal(["SecretAccessKey", "SessionToken", "Expiration"], body.Descendants(SandboxClient.Sts + "Credentials").Single().Elements().Skip(1).Select(e => e.Name.LocalName));

        var (_, who) = await Client.TryQuery("sts", "2011-06-15", "Action=GetCallerIdentity", SandboxClient.Signature("sts", key));
        Assert.Equal("arn:aws:sts::210987654321:assumed-role/scaler/me", who.Descendants(SandboxClient.Sts + "Arn").Single().Value);
    }

    [Theory]
    [InlineData("scaler", "right", HttpStatusCode.OK)]
    [InlineData("scaler", "wrong", HttpStatusCode.Forbidden)]
    [InlineData("other", "right", HttpStatusCode.Forbidden)]
    public async Task Only_the_roles_that_exist_are_given_and_only_for_their_external_id(string role, string externalId, HttpStatusCode expected)
    {
        var roles = new Dictionary<string, string?> { ["arn:aws:iam::210987654321:role/scaler"] = "right" };
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Cloud = new SimulatedCloud(), Roles = roles }, TestContext.Current.CancellationToken);
        using var client = new SandboxClient(server.Url);
        var (status, _) = await client.TryQuery("sts", "2011-06-15", $"Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A210987654321%3Arole%2F{role}&RoleSessionName=me&ExternalId={externalId}");
        Assert.Equal(expected, status);
    }
}

using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox.Sample;
using EcsAutoscale.Simulation;
using Xunit;

namespace EcsAutoscale.Sandbox.Tests;

/// <summary>Changes over the wire reach the cloud, and time shows what follows.</summary>
public sealed class EcsChangeTests : SandboxTest
{
    protected override SimulatedCloud Cloud() => SampleCloud.Create();

    [Fact]
    public async Task A_new_desired_count_shows_at_once_and_its_tasks_later()
    {
        var answer = await Client.Ecs("UpdateService", """{"cluster":"staging","service":"web-staging","desiredCount":8}""");
        Assert.Equal(8, (int)answer["service"]!["desiredCount"]!);
        Assert.Equal("COMPLETED", (string?)Assert.Single(answer["service"]!["deployments"]!.AsArray())!["rolloutState"]);
        Server.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(8, (int)(await Describe("staging", "web-staging"))["runningCount"]!);
    }

    [Fact]
    public async Task A_service_without_room_says_so_in_its_events()
    {
        await Client.Ecs("UpdateService", """{"cluster":"production","service":"worker","desiredCount":3}""");
        Server.Advance(TimeSpan.FromMinutes(5));
        var service = await Describe("production", "worker");
        Assert.Equal((3, 2, 0), ((int)service["desiredCount"]!, (int)service["runningCount"]!, (int)service["pendingCount"]!));
        Assert.Matches(@"^\(service worker\) was unable to place a task because no container instance met all of its requirements\. The closest matching \(container-instance [0-9a-f]{32}\) has insufficient CPU units available\. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide\.$", (string?)service["events"]![0]!["message"]);
    }

    [Fact]
    public async Task An_instance_drains_and_comes_back()
    {
        var arn = SandboxClient.Texts((await Client.Ecs("ListContainerInstances", """{"cluster":"staging"}"""))["containerInstanceArns"])[0];
        var answer = await Client.Ecs("UpdateContainerInstancesState", State(arn, "DRAINING"));
        Assert.Equal("DRAINING", (string?)answer["containerInstances"]![0]!["status"]);
        Assert.Equal([arn], SandboxClient.Texts((await Client.Ecs("ListContainerInstances", """{"cluster":"staging","status":"DRAINING"}"""))["containerInstanceArns"]));

        var again = await Client.Ecs("UpdateContainerInstancesState", State(arn, "DRAINING"));
        Assert.Empty(again["containerInstances"]!.AsArray());
        Assert.Equal(arn, (string?)again["failures"]![0]!["arn"]);

        Server.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, Server.Use(cloud => cloud.Ecs.Cluster("staging").FindInstance(arn)!.Tasks.Count));
        await Client.Ecs("UpdateContainerInstancesState", State(arn, "ACTIVE"));
        Server.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["service:log-agent"], Server.Use(cloud => cloud.Ecs.Cluster("staging").FindInstance(arn)!.Tasks.Select(t => t.Group).ToArray()));
    }

    [Fact]
    public async Task Eleven_instances_in_one_change_are_refused()
    {
        var input = new JsonObject { ["cluster"] = "staging", ["status"] = "DRAINING", ["containerInstances"] = new JsonArray([.. Enumerable.Range(0, 11).Select(i => (JsonNode)$"{i:x32}")]) };
        Assert.Equal("InvalidParameterException", (string?)(await Client.TryEcs("UpdateContainerInstancesState", input.ToJsonString())).Body["__type"]);
    }

    [Fact]
    public async Task Attributes_are_put_read_and_deleted()
    {
        var arn = SandboxClient.Texts((await Client.Ecs("ListContainerInstances", """{"cluster":"staging"}"""))["containerInstanceArns"])[0];
        var mark = $$"""{"cluster":"staging","attributes":[{"name":"ecs-autoscale.drained-at","value":"2026-01-01T01:00:00Z","targetType":"container-instance","targetId":"{{arn}}"}]}""";
        Assert.Equal(arn, (string?)(await Client.Ecs("PutAttributes", mark))["attributes"]![0]!["targetId"]);
        Assert.Equal("2026-01-01T01:00:00Z", await Attribute(arn));
        await Client.Ecs("DeleteAttributes", mark);
        Assert.Null(await Attribute(arn));
    }

    [Theory]
    [InlineData("bad name", "x", "InvalidParameterException")]
    [InlineData("good", "2026-01-01T00:00:00+00:00", "InvalidParameterException")]
    [InlineData("good", "x", "TargetNotFoundException")]
    public async Task An_attribute_that_ECS_would_not_take_is_refused(string name, string value, string code)
    {
        var input = $$"""{"cluster":"staging","attributes":[{"name":"{{name}}","value":"{{value}}","targetId":"00000000000000000000000000000000"}]}""";
        Assert.Equal(code, (string?)(await Client.TryEcs("PutAttributes", input)).Body["__type"]);
    }

    private static string State(string arn, string status) => $$"""{"cluster":"staging","containerInstances":["{{arn}}"],"status":"{{status}}"}""";

    private async Task<string?> Attribute(string arn)
    {
        var instance = (await Client.Ecs("DescribeContainerInstances", $$"""{"cluster":"staging","containerInstances":["{{arn}}"]}"""))["containerInstances"]![0]!;
        return (string?)instance["attributes"]!.AsArray().SingleOrDefault(a => (string?)a!["name"] == "ecs-autoscale.drained-at")?["value"];
    }

    private async Task<JsonNode> Describe(string cluster, string service) =>
        (await Client.Ecs("DescribeServices", $$"""{"cluster":"{{cluster}}","services":["{{service}}"]}"""))["services"]![0]!;
}

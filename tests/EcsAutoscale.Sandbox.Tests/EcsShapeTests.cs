using System;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox.Sample;
using EcsAutoscale.Simulation;
using Xunit;

namespace EcsAutoscale.Sandbox.Tests;

/// <summary>ECS answers have the members, types and spellings that AWS sends.</summary>
public sealed partial class EcsShapeTests : SandboxTest
{
    protected override SimulatedCloud Cloud() => SampleCloud.Create();

    [Fact]
    public async Task A_cluster_tells_its_counts()
    {
        Assert.Equal(["arn:aws:ecs:us-east-1:123456789012:cluster/production", "arn:aws:ecs:us-east-1:123456789012:cluster/staging"], SandboxClient.Texts((await Client.Ecs("ListClusters", "{}"))["clusterArns"]));
        var answer = await Client.Ecs("DescribeClusters", """{"clusters":["production","nowhere"]}""");
        var cluster = answer["clusters"]![0]!;
        Assert.Equal("production", (string?)cluster["clusterName"]);
        Assert.Equal("ACTIVE", (string?)cluster["status"]);
        Assert.Equal(3, (int)cluster["registeredContainerInstancesCount"]!);
        Assert.Equal(12, (int)cluster["runningTasksCount"]!);
        Assert.Equal("""[{"arn":"arn:aws:ecs:us-east-1:123456789012:cluster/nowhere","reason":"MISSING"}]""", answer["failures"]!.ToJsonString());
    }

    [Fact]
    public async Task A_container_instance_tells_what_is_left_and_what_is_taken()
    {
        var arns = SandboxClient.Texts((await Client.Ecs("ListContainerInstances", """{"cluster":"production"}"""))["containerInstanceArns"]);
        Assert.Equal(3, arns.Length);
        Assert.All(arns, arn => Assert.Matches(InstanceArn(), arn));

        var answer = await Client.Ecs("DescribeContainerInstances", new JsonObject { ["cluster"] = "production", ["containerInstances"] = new JsonArray(arns[0]), ["include"] = new JsonArray("CONTAINER_INSTANCE_HEALTH") }.ToJsonString());
        var instance = Assert.Single(answer["containerInstances"]!.AsArray())!;
        Assert.Matches("^i-0[0-9a-f]{16}$", (string?)instance["ec2InstanceId"]);
        Assert.Equal("ACTIVE", (string?)instance["status"]);
        Assert.True((bool)instance["agentConnected"]!);
        Assert.Equal(4, (int)instance["runningTasksCount"]!);
        Assert.Equal("OK", (string?)instance["healthStatus"]!["overallStatus"]);
        Assert.Equal(JsonValueKind.Number, instance["registeredAt"]!.GetValueKind());
        Assert.Equal(1767225600, (double)instance["registeredAt"]!);

        Assert.Equal("""{"name":"CPU","type":"INTEGER","doubleValue":0,"longValue":0,"integerValue":384}""", Resource(instance, "remainingResources", "CPU").ToJsonString());
        Assert.Equal(2048, (int)Resource(instance, "registeredResources", "CPU")["integerValue"]!);
        Assert.Equal(7680 - 256 - (3 * 1024), (int)Resource(instance, "remainingResources", "MEMORY")["integerValue"]!);
        Assert.Equal(["22", "2375", "2376", "51678", "51679", "51680"], SandboxClient.Texts(Resource(instance, "remainingResources", "PORTS")["stringSetValue"]));
        Assert.Equal("STRINGSET", (string?)Resource(instance, "remainingResources", "PORTS_UDP")["type"]);
        Assert.Contains(instance["attributes"]!.AsArray(), a => (string?)a!["name"] == "ecs.instance-type" && (string?)a["value"] == "m5.large");
    }

    [Fact]
    public async Task A_service_tells_its_counts_its_deployments_and_its_events()
    {
        var answer = await Client.Ecs("DescribeServices", """{"cluster":"production","services":["worker","log-agent","ghost"]}""");
        var (worker, agent) = (answer["services"]![0]!, answer["services"]![1]!);
        Assert.Equal("arn:aws:ecs:us-east-1:123456789012:service/production/worker", (string?)worker["serviceArn"]);
        Assert.Equal((2, 2, 0), ((int)worker["desiredCount"]!, (int)worker["runningCount"]!, (int)worker["pendingCount"]!));
        Assert.Equal("REPLICA", (string?)worker["schedulingStrategy"]);
        Assert.Equal("DAEMON", (string?)agent["schedulingStrategy"]);
        Assert.Equal((100, 200), ((int)worker["deploymentConfiguration"]!["minimumHealthyPercent"]!, (int)worker["deploymentConfiguration"]!["maximumPercent"]!));
        var deployment = Assert.Single(worker["deployments"]!.AsArray())!;
        Assert.Matches(@"^ecs-svc/\d{19}$", (string?)deployment["id"]);
        Assert.Equal("COMPLETED", (string?)deployment["rolloutState"]);
        Assert.Equal("(service worker) has reached a steady state.", (string?)worker["events"]![0]!["message"]);
        Assert.Equal("MISSING", (string?)answer["failures"]![0]!["reason"]);
    }

    [Fact]
    public async Task Tasks_are_listed_by_instance_service_and_desired_status_and_described_in_strings()
    {
        var ofWorker = SandboxClient.Texts((await Client.Ecs("ListTasks", """{"cluster":"production","serviceName":"worker"}"""))["taskArns"]);
        Assert.Equal(2, ofWorker.Length);
        Assert.All(ofWorker, arn => Assert.Matches("^arn:aws:ecs:us-east-1:123456789012:task/production/[0-9a-f]{32}$", arn));
        Assert.Empty(SandboxClient.Texts((await Client.Ecs("ListTasks", """{"cluster":"production","desiredStatus":"STOPPED"}"""))["taskArns"]));

        var task = (await Client.Ecs("DescribeTasks", Tasks("production", ofWorker[0])))["tasks"]![0]!;
        Assert.Equal(("512", "1024"), ((string?)task["cpu"], (string?)task["memory"]));
        Assert.Equal("service:worker", (string?)task["group"]);
        Assert.StartsWith("ecs-svc/", (string?)task["startedBy"], StringComparison.Ordinal);
        Assert.Null(task["stoppedAt"]);

        var onSame = SandboxClient.Texts((await Client.Ecs("ListTasks", $$"""{"cluster":"production","containerInstance":"{{(string?)task["containerInstanceArn"]}}"}"""))["taskArns"]);
        Assert.Equal(4, onSame.Length);
        Assert.Contains(ofWorker[0], onSame);

        var definition = (await Client.Ecs("DescribeTaskDefinition", $$"""{"taskDefinition":"{{(string?)task["taskDefinitionArn"]}}"}"""))["taskDefinition"]!;
        Assert.Equal(512, (int)definition["containerDefinitions"]![0]!["cpu"]!);
        Assert.Null(definition["cpu"]);
    }

    [Fact]
    public async Task Protection_is_told_for_service_tasks_only()
    {
        var arn = SandboxClient.Texts((await Client.Ecs("ListTasks", """{"cluster":"production","serviceName":"worker"}"""))["taskArns"])[0];
        Server.Use(cloud => cloud.Ecs.ProtectTask(cloud.Ecs.Cluster("production").FindTask(arn)!, TimeSpan.FromMinutes(10)));
        var answer = await Client.Ecs("GetTaskProtection", Tasks("production", arn));
        var told = Assert.Single(answer["protectedTasks"]!.AsArray())!;
        Assert.True((bool)told["protectionEnabled"]!);
        Assert.Equal(1767225600 + 3600 + 600, (double)told["expirationDate"]!);
    }

    [Theory]
    [InlineData("DescribeServices", """{"cluster":"nowhere","services":["a"]}""", "ClusterNotFoundException", "Cluster not found.")]
    [InlineData("UpdateService", """{"cluster":"production","service":"ghost","desiredCount":1}""", "ServiceNotFoundException", "Service not found.")]
    [InlineData("DescribeServices", """{"cluster":"production","services":["a","b","c","d","e","f","g","h","i","j","k"]}""", "InvalidParameterException", "Services cannot have more than 10 elements.")]
    [InlineData("DescribeServices", """{"cluster":"production"}""", "InvalidParameterException", "Services cannot be empty.")]
    [InlineData("ListTasks", """{"cluster":"production","maxResults":101}""", "InvalidParameterException", "maxResults should be between 1 and 100.")]
    [InlineData("ListTasks", """{"cluster":"production","nextToken":"mine"}""", "InvalidParameterException", "Invalid token.")]
    [InlineData("DescribeTaskDefinition", """{"taskDefinition":"ghost"}""", "ClientException", "Unable to describe task definition.")]
    [InlineData("UpdateService", """{"cluster":"production","service":"log-agent","desiredCount":1}""", "InvalidParameterException", "The desired count should not be set when using the DAEMON scheduling strategy.")]
    public async Task A_refusal_has_ECS_own_code(string operation, string input, string code, string message)
    {
        var (status, body) = await Client.TryEcs(operation, input);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(code, (string?)body["__type"]);
        Assert.Equal(message, (string?)body["message"]);
    }

    [Fact]
    public async Task More_than_100_instances_in_one_call_are_refused()
    {
        var ids = new JsonArray([.. Enumerable.Range(0, 101).Select(i => (JsonNode)$"{i:x32}")]);
        var (_, body) = await Client.TryEcs("DescribeContainerInstances", new JsonObject { ["cluster"] = "production", ["containerInstances"] = ids }.ToJsonString());
        Assert.Equal("InvalidParameterException", (string?)body["__type"]);
    }

    [Theory]
    [InlineData("", "MissingAuthenticationTokenException")]
    [InlineData("Bearer abc", "UnrecognizedClientException")]
    [InlineData("AWS4-HMAC-SHA256 Credential=broken", "IncompleteSignatureException")]
    public async Task A_request_that_is_not_signed_is_refused(string authorization, string code)
    {
        var (status, body) = await Client.TryEcs("ListClusters", "{}", authorization);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(code, (string?)body["__type"]);
    }

    [Fact]
    public async Task A_request_signed_for_another_service_is_refused() =>
        Assert.Equal("InvalidSignatureException", (string?)(await Client.TryEcs("ListClusters", "{}", SandboxClient.Signature("autoscaling"))).Body["__type"]);

    private static string Tasks(string cluster, string arn) => new JsonObject { ["cluster"] = cluster, ["tasks"] = new JsonArray(arn) }.ToJsonString();

    private static JsonNode Resource(JsonNode instance, string list, string name) => instance[list]!.AsArray().Single(r => (string?)r!["name"] == name)!;

    [GeneratedRegex("^arn:aws:ecs:us-east-1:123456789012:container-instance/production/[0-9a-f]{32}$")]
    private static partial Regex InstanceArn();
}

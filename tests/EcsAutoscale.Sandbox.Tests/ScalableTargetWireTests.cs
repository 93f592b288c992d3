using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.Building;
using Xunit;

namespace EcsAutoscale.Sandbox.Tests;

/// <summary>Application Auto Scaling in raw bytes.</summary>
public sealed class ScalableTargetWireTests : SandboxTest
{
    protected override SimulatedCloud Cloud() => new CloudBuilder()
        .Cluster("production", cluster => cluster
            .Services("web", 3, s => s.Desired(0))
            .Then(builder =>
            {
                builder.Cloud.ScalableTargets.Register(builder.Cluster.Service("web-001"), 1, 10);
                builder.Cloud.ScalableTargets.Register(builder.Cluster.Service("web-003"), 2, 20, isSuspended: true);
            }))
        .Build();

    [Fact]
    public async Task Targets_come_in_AWS_s_shape()
    {
        var (status, body) = await Call("""{"ServiceNamespace":"ecs","ResourceIds":["service/production/web-001","service/production/web-002"]}""");
        Assert.Equal(HttpStatusCode.OK, status);
        var target = Assert.Single(body["ScalableTargets"]!.AsArray())!;
        Assert.Equal(("service/production/web-001", 1, 10), ((string)target["ResourceId"]!, (int)target["MinCapacity"]!, (int)target["MaxCapacity"]!));
        Assert.Equal(("ecs", "ecs:service:DesiredCount"), ((string)target["ServiceNamespace"]!, (string)target["ScalableDimension"]!));
        Assert.False((bool)target["SuspendedState"]!["DynamicScalingInSuspended"]!);
        Assert.Null(body["NextToken"]);
    }

    [Fact]
    public async Task Pages_follow_their_token()
    {
        var (_, first) = await Call("""{"ServiceNamespace":"ecs","MaxResults":1}""");
        var (_, second) = await Call($$"""{"ServiceNamespace":"ecs","MaxResults":1,"NextToken":"{{first["NextToken"]}}"}""");
        Assert.Equal("service/production/web-003", (string)Assert.Single(second["ScalableTargets"]!.AsArray())!["ResourceId"]!);
        Assert.Null(second["NextToken"]);
    }

    [Fact]
    public async Task Too_many_ids_and_no_namespace_and_another_signature_are_refused()
    {
        var ids = string.Join(",", Enumerable.Range(0, 51).Select(index => $"\"service/production/{index}\""));
        Assert.Equal("ValidationException", (string)(await Call($$"""{"ServiceNamespace":"ecs","ResourceIds":[{{ids}}]}""")).Body["__type"]!);
        Assert.Equal("ValidationException", (string)(await Call("{}")).Body["__type"]!);
        Assert.Equal("InvalidSignatureException", (string)(await Call("""{"ServiceNamespace":"ecs"}""", "ecs")).Body["__type"]!);
    }

    [Fact]
    public async Task Another_namespace_has_none() =>
        Assert.Empty((await Call("""{"ServiceNamespace":"dynamodb"}""")).Body["ScalableTargets"]!.AsArray());

    private async Task<(HttpStatusCode Status, JsonObject Body)> Call(string json, string signedFor = "application-autoscaling")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, Server.Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AnyScaleFrontendService.DescribeScalableTargets");
        request.Headers.TryAddWithoutValidation("Authorization", SandboxClient.Signature(signedFor));
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(text)!.AsObject());
    }
}

using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Sandbox.Sample;
using EcsAutoscale.Simulation;
using Xunit;

namespace EcsAutoscale.Sandbox.Tests;

/// <summary>What can go wrong goes wrong when it is told to, and the log says so.</summary>
public sealed class FaultTests : SandboxTest
{
    protected override SimulatedCloud Cloud() => SampleCloud.Create();

    [Fact]
    public async Task Faults_strike_as_often_as_told_and_then_no_more()
    {
        Server.Faults.Inject("ListClusters", Fault.Throttle, times: 2, after: 1);
        var codes = new string?[5];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = (string?)(await Client.TryEcs("ListClusters", "{}")).Body["__type"];
        Assert.Equal([null, "ThrottlingException", "ThrottlingException", null, null], codes);
        Assert.Equal(2, Server.Requests.Of("ListClusters").Count(r => r.Fault == FaultKind.Throttle));
    }

    [Theory]
    [InlineData(FaultKind.Throttle, 400, "ThrottlingException", 400, "Throttling")]
    [InlineData(FaultKind.ServerError, 500, "ServerException", 500, "InternalFailure")]
    [InlineData(FaultKind.AccessDenied, 400, "AccessDeniedException", 403, "AccessDenied")]
    [InlineData(FaultKind.NotFound, 400, "ClusterNotFoundException", 400, "ValidationError")]
    public async Task An_error_has_each_services_own_form(FaultKind kind, int ecsStatus, string ecsCode, int groupStatus, string groupCode)
    {
        Server.Faults.Inject("*", new Fault(kind), times: 2);
        var ecs = await Client.TryEcs("ListClusters", "{}");
        Assert.Equal((ecsStatus, ecsCode), ((int)ecs.Status, (string?)ecs.Body["__type"]));
        var groups = await Client.TryQuery("autoscaling", "2011-01-01", "Action=DescribeAutoScalingGroups");
        Assert.Equal((groupStatus, groupCode), ((int)groups.Status, groups.Body.Descendants(SandboxClient.AutoScaling + "Code").Single().Value));
    }

    [Theory]
    [InlineData(FaultKind.Reset, 7)]
    [InlineData(FaultKind.LostAnswer, 8)]
    [InlineData(FaultKind.TruncatedBody, 8)]
    public async Task A_cut_connection_is_an_IO_error_and_only_a_late_cut_has_changed_something(FaultKind kind, int desired)
    {
        Server.Faults.Inject("ecs:UpdateService", new Fault(kind));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Client.TryEcs("UpdateService", """{"cluster":"staging","service":"web-staging","desiredCount":8}"""));
        Assert.Equal(desired, Server.Use(cloud => cloud.Ecs.Cluster("staging").Service("web-staging").DesiredCount));
    }

    [Fact]
    public async Task A_malformed_body_cannot_be_read()
    {
        Server.Faults.Inject("*", Fault.MalformedBody);
        await Assert.ThrowsAnyAsync<JsonException>(() => Client.TryEcs("ListClusters", "{}"));
    }

    [Fact]
    public async Task A_hanging_request_does_not_keep_others_from_being_answered()
    {
        Server.Faults.Inject("GetQueue", Fault.Hang);
        var hanging = Client.Get("/api/queues/%2F/celery", "sandbox", "sandbox-secret");
        Assert.Equal(HttpStatusCode.OK, (await Client.Get("/metrics")).Status);
        Assert.False(hanging.IsCompleted);
        await Server.DisposeAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => hanging);
    }

    [Fact]
    public async Task Random_faults_are_the_same_for_the_same_seed()
    {
        var first = await Strikes(seed: 3);
        Assert.Equal(first, await Strikes(seed: 3));
        Assert.NotEqual(first, await Strikes(seed: 4));
        Assert.Contains(true, first);
        Assert.Contains(false, first);
    }

    [Fact]
    public async Task The_log_tells_operation_parameters_key_and_time()
    {
        await Client.Ecs("ListServices", """{"cluster":"production"}""");
        var request = Assert.Single(Server.Requests.All);
        Assert.Equal(("ecs", "ListServices", """{"cluster":"production"}""", "AKIASANDBOX", "us-east-1"), (request.Service, request.Operation, request.Parameters, request.AccessKeyId, request.Region));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.Zero), request.VirtualTime);
    }

    [Fact]
    public async Task A_busy_group_refuses_changes()
    {
        Server.Use(cloud => cloud.AutoScaling.Group("staging-asg").IsBusy = true);
        var (_, body) = await Client.TryQuery("autoscaling", "2011-01-01", "Action=SetDesiredCapacity&AutoScalingGroupName=staging-asg&DesiredCapacity=5");
        Assert.Equal("ScalingActivityInProgress", body.Descendants(SandboxClient.AutoScaling + "Code").Single().Value);
    }

    private async Task<bool[]> Strikes(int seed)
    {
        Server.Faults.Clear();
        Server.Faults.InjectRandomly("ListClusters", Fault.Throttle, 0.5, seed);
        var struck = new bool[20];
        for (var i = 0; i < struck.Length; i++)
            struck[i] = (await Client.TryEcs("ListClusters", "{}")).Status != HttpStatusCode.OK;
        return struck;
    }
}

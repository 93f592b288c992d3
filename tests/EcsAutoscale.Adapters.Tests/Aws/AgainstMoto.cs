using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using EcsAutoscale.Adapters.Aws;
using EcsAutoscale.Adapters.Aws.AutoScaling;
using EcsAutoscale.Adapters.Aws.AutoScaling.Model;
using EcsAutoscale.Adapters.Aws.CloudWatch;
using EcsAutoscale.Adapters.Aws.CloudWatch.Model;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Aws.Errors;
using EcsAutoscale.Adapters.Aws.Reading;
using EcsAutoscale.Adapters.Tests.Aws.Fakes;
using Xunit;
using Task = System.Threading.Tasks.Task;

namespace EcsAutoscale.Adapters.Tests.Aws;

/// <summary>The clients against an imitation of AWS that somebody else wrote, over real HTTP. It ignores status filters: none are asserted.</summary>
[Trait("Category", "moto")]
public sealed class AgainstMoto(MotoServer moto) : IClassFixture<MotoServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_is_listed_described_and_scaled()
    {
        await EcsAsync("CreateCluster", """{"clusterName":"svc"}""");
        await EcsAsync("RegisterTaskDefinition", """{"family":"fam","containerDefinitions":[{"name":"app","image":"x","cpu":64,"memory":128,"memoryReservation":96,"portMappings":[{"containerPort":80,"hostPort":8080,"protocol":"tcp"}]}]}""");
        for (var i = 0; i < 12; i++)
            await EcsAsync("CreateService", $$"""{"cluster":"svc","serviceName":"worker-{{i}}","taskDefinition":"fam:1","desiredCount":2,"launchType":"EC2"}""");
        var calls = new List<string>();
        using var connection = await ConnectAsync(calls);
        var descriptions = new EcsDescriptions(connection.Ecs, new Batches(1));

        var arns = await new EcsLists(connection.Ecs).ServiceArnsAsync("svc", Stop);
        var services = await descriptions.ServicesAsync("svc", [.. arns, "no-such-service"], Stop);
        var updated = await connection.Ecs.UpdateServiceAsync(new UpdateServiceRequest { Cluster = "svc", Service = "worker-3", DesiredCount = 5 }, Stop);
        var again = await descriptions.ServicesAsync("svc", ["worker-3"], Stop);
        var definition = Assert.Single(await descriptions.TaskDefinitionsAsync([again.Items[0].TaskDefinition!], Stop));

        Assert.Equal(12, arns.Count);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => "worker-" + i).Order(StringComparer.Ordinal), services.Items.Select(service => service.ServiceName!).Order(StringComparer.Ordinal));
        Assert.Equal("MISSING", Assert.Single(services.Failures).Reason);
        Assert.All(services.Items, service => Assert.Equal((2, "ACTIVE", "EC2"), (service.DesiredCount, service.Status, service.LaunchType)));
        Assert.Equal((5, 5), (updated.Service!.DesiredCount, again.Items[0].DesiredCount));
        Assert.InRange(again.Items[0].Deployments![0].CreatedAt!.Value, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        Assert.Equal((64, 128, 96, 8080), (definition.ContainerDefinitions![0].Cpu, definition.ContainerDefinitions[0].Memory, definition.ContainerDefinitions[0].MemoryReservation, definition.ContainerDefinitions[0].PortMappings![0].HostPort));
        Assert.Equal(2 + 1, calls.Count(call => call == "DescribeServices"));
    }

    [Fact]
    public async Task Clusters_are_listed_and_a_missing_one_is_a_typed_error_or_a_failure()
    {
        await EcsAsync("CreateCluster", """{"clusterName":"listed"}""");
        using var connection = await ConnectAsync();

        var arns = await new EcsLists(connection.Ecs).ClusterArnsAsync(Stop);
        var described = await new EcsDescriptions(connection.Ecs, new Batches(1)).ClustersAsync(["listed", "nobody"], Stop);
        var failure = await Assert.ThrowsAsync<AwsServiceException>(() => connection.Ecs.ListServicesAsync(new ListServicesRequest { Cluster = "nobody" }, Stop));

        Assert.Contains(arns, arn => arn.EndsWith("cluster/listed", StringComparison.Ordinal));
        Assert.Equal("listed", Assert.Single(described.Items).ClusterName);
        Assert.Equal("MISSING", Assert.Single(described.Failures).Reason);
        Assert.Equal((AwsErrorCode.ClusterNotFoundException, "ListServices"), (failure.Code, failure.Operation));
        Assert.Equal(new Uri(moto.Url!).Authority, failure.Endpoint);
    }

    [Fact]
    public async Task A_group_is_described_scaled_and_shrunk_by_one_instance()
    {
        await QueryAsync("autoscaling", "Action=CreateLaunchConfiguration&Version=2011-01-01&LaunchConfigurationName=lc&ImageId=ami-12c6146b&InstanceType=t2.medium");
        await QueryAsync("autoscaling", "Action=CreateAutoScalingGroup&Version=2011-01-01&AutoScalingGroupName=g&LaunchConfigurationName=lc&MinSize=1&MaxSize=5&DesiredCapacity=2&AvailabilityZones.member.1=us-east-1a");
        using var connection = await ConnectAsync();
        var reader = new AutoScalingReader(connection.AutoScaling, new Batches(1));

        var group = Assert.Single(await reader.GroupsByNameAsync(["g", "no-such-group"], Stop));
        await connection.AutoScaling.SetDesiredCapacityAsync(new SetDesiredCapacityRequest { AutoScalingGroupName = "g", DesiredCapacity = 3, HonorCooldown = false }, Stop);
        await connection.AutoScaling.UpdateAutoScalingGroupAsync(new UpdateAutoScalingGroupRequest { AutoScalingGroupName = "g", MaxSize = 9 }, Stop);
        var grown = Assert.Single(await reader.GroupsByNameAsync(["g"], Stop));
        var victim = grown.Instances!.Select(instance => instance.InstanceId!).Order(StringComparer.Ordinal).First();
        var details = Assert.Single(await reader.InstancesAsync([victim], Stop));
        await connection.AutoScaling.TerminateInstanceInAutoScalingGroupAsync(new TerminateInstanceInAutoScalingGroupRequest { InstanceId = victim, ShouldDecrementDesiredCapacity = true }, Stop);
        var shrunk = Assert.Single(await reader.GroupsByNameAsync(["g"], Stop));

        Assert.Equal((1, 5, 2), (group.MinSize, group.MaxSize, group.DesiredCapacity));
        Assert.Equal(2, group.Instances!.Count);
        Assert.All(group.Instances, instance => Assert.Equal(("InService", "us-east-1a"), (instance.LifecycleState, instance.AvailabilityZone)));
        Assert.Equal((1, 9, 3), (grown.MinSize, grown.MaxSize, grown.DesiredCapacity));
        Assert.Equal("g", details.AutoScalingGroupName);
        Assert.Equal(2, shrunk.DesiredCapacity);
        Assert.DoesNotContain(shrunk.Instances!, instance => instance.InstanceId == victim);
    }

    [Fact]
    public async Task A_change_of_a_group_that_is_not_there_is_a_validation_error()
    {
        using var connection = await ConnectAsync();

        var failure = await Assert.ThrowsAsync<AwsServiceException>(() => connection.AutoScaling.UpdateAutoScalingGroupAsync(
            new UpdateAutoScalingGroupRequest { AutoScalingGroupName = "nobody", MinSize = 1 }, Stop));

        Assert.Equal(AwsErrorCode.ValidationError, failure.Code);
        Assert.Contains("name not found", failure.ServiceMessage!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_is_drained_marked_and_taken_back()
    {
        await EcsAsync("CreateCluster", """{"clusterName":"drain"}""");
        await QueryAsync("ec2", "Action=RunInstances&Version=2016-11-15&ImageId=ami-12c6146b&MinCount=1&MaxCount=1");
        var run = await QueryAsync("ec2", "Action=DescribeInstances&Version=2016-11-15");
        var id = run.Split("<instanceId>")[1].Split('<')[0];
        await EcsAsync("RegisterContainerInstance", """{"cluster":"drain","instanceIdentityDocument":"{\"instanceId\":\"ID\",\"region\":\"us-east-1\",\"accountId\":\"123456789012\"}"}""".Replace("ID", id, StringComparison.Ordinal));
        using var connection = await ConnectAsync();
        var arn = Assert.Single(await new EcsLists(connection.Ecs).ContainerInstanceArnsAsync("drain", Stop));
        var descriptions = new EcsDescriptions(connection.Ecs, new Batches(1));

        var before = Assert.Single((await descriptions.ContainerInstancesAsync("drain", [arn], Stop)).Items);
        await new EcsChanges(connection.Ecs).SetStateAsync("drain", [arn], "DRAINING", Stop);
        await connection.Ecs.PutAttributesAsync(new PutAttributesRequest { Cluster = "drain", Attributes = [new() { Name = "ecs-autoscale.drained-at", Value = "now", TargetId = arn }] }, Stop);
        var draining = Assert.Single((await descriptions.ContainerInstancesAsync("drain", [arn], Stop)).Items);
        var back = await new EcsChanges(connection.Ecs).SetStateAsync("drain", [arn], "ACTIVE", Stop);

        Assert.Equal((id, "ACTIVE", true), (before.Ec2InstanceId, before.Status, before.AgentConnected));
        Assert.True(before.RegisteredResources!.Single(resource => resource.Name == "CPU").IntegerValue > 0);
        Assert.Contains("22", before.RegisteredResources!.Single(resource => resource.Name == "PORTS").StringSetValue!);
        Assert.Equal("DRAINING", draining.Status);
        Assert.Equal("ACTIVE", Assert.Single(back.Items).Status);
        Assert.Empty(back.Failures);
    }

    [Fact]
    public async Task Metric_values_are_read()
    {
        await QueryAsync("monitoring", $"Action=PutMetricData&Version=2010-08-01&Namespace=Ours&MetricData.member.1.MetricName=Depth&MetricData.member.1.Value=7&MetricData.member.1.Timestamp={DateTime.UtcNow.AddMinutes(-2):s}Z");
        using var connection = await ConnectAsync();
        var queries = new[] { new MetricDataQuery { Id = "m1", MetricStat = new MetricStat { Metric = new Metric { Namespace = "Ours", MetricName = "Depth" }, Period = 60, Stat = "Maximum" } } };

        var data = await new MetricDataReader(connection.CloudWatch, new Batches(1)).ReadAsync(queries, DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow, Stop);

        Assert.Equal([7], Assert.Single(data.Results).Values);
        Assert.Equal("Complete", data.Results[0].StatusCode);
    }

    [Fact]
    public async Task A_role_is_assumed_over_the_same_endpoint()
    {
        var calls = new List<string>();
        using var connection = await ConnectAsync(calls, settings => settings with { RoleArn = "arn:aws:iam::123456789012:role/scaler" });

        await connection.Ecs.ListClustersAsync(new ListClustersRequest(), Stop);

        Assert.Equal(["AssumeRole", "ListClusters"], calls);
    }

    private System.Threading.Tasks.Task<AwsConnection> ConnectAsync(List<string>? calls = null, Func<AwsConnectionSettings, AwsConnectionSettings>? change = null)
    {
        var settings = new AwsConnectionSettings { Region = "us-east-1", EndpointUrl = moto.Required(), OnCall = operation => calls?.Add(operation) };
        return AwsConnection.CreateAsync(change is null ? settings : change(settings), Stop);
    }

    private System.Threading.Tasks.Task<string> EcsAsync(string operation, string json) =>
        SendAsync("ecs", json, "application/x-amz-json-1.1", request => request.Headers.Add("X-Amz-Target", "AmazonEC2ContainerServiceV20141113." + operation));

    private System.Threading.Tasks.Task<string> QueryAsync(string service, string form) => SendAsync(service, form, "application/x-www-form-urlencoded", _ => { });

    private async System.Threading.Tasks.Task<string> SendAsync(string service, string body, string contentType, Action<HttpRequestMessage> change)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, moto.Required()) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
        change(request);
        using var answer = await client.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }
}

using System;
using System.Text.Json;
using System.Threading;
using EcsAutoscale.Adapters.Aws.Ecs;
using EcsAutoscale.Adapters.Aws.Ecs.Model;
using EcsAutoscale.Adapters.Tests.Aws.Fakes;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Aws;

public sealed class EcsAnswers
{
    private const string WireInstance = """
        {"containerInstances":[{"agentConnected":true,"attributes":[{"name":"ecs.availability-zone","value":"eu-west-1a"},{"name":"ecs.capability.logging"}],
        "containerInstanceArn":"arn:aws:ecs:eu-west-1:1:container-instance/c/abc","ec2InstanceId":"i-1","healthStatus":{"overallStatus":"OK","details":[{"type":"CONTAINER_RUNTIME","status":"OK","lastUpdated":1.7663616E9}]},
        "pendingTasksCount":0,"registeredAt":1766361600.123,"registeredResources":[{"name":"CPU","type":"INTEGER","integerValue":2048,"longValue":0,"doubleValue":0.0}],
        "remainingResources":[{"name":"CPU","type":"INTEGER","integerValue":"1024","longValue":0,"doubleValue":0.0},{"name":"PORTS","type":"STRINGSET","integerValue":0,"stringSetValue":["22","2376"]}],
        "runningTasksCount":"3","status":"ACTIVE","version":42,"versionInfo":{"agentVersion":"1.89.0"},"somethingNew":{"a":[1]}}],
        "failures":[{"arn":"arn:aws:ecs:eu-west-1:1:container-instance/c/gone","reason":"MISSING"}]}
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async System.Threading.Tasks.Task A_recorded_instance_is_read_with_its_failures_beside_it()
    {
        using var connection = await FakeAws.Always(FakeAnswer.Json(WireInstance)).ConnectAsync();

        var answer = await connection.Ecs.DescribeContainerInstancesAsync(new DescribeContainerInstancesRequest { Cluster = "c", ContainerInstances = ["abc", "gone"] }, Stop);

        var instance = Assert.Single(answer.ContainerInstances);
        Assert.Equal(("i-1", "ACTIVE", true, 3, 0, 42L), (instance.Ec2InstanceId, instance.Status, instance.AgentConnected, instance.RunningTasksCount, instance.PendingTasksCount, instance.Version));
        Assert.Equal(new DateTimeOffset(2025, 12, 22, 0, 0, 0, 123, TimeSpan.Zero), instance.RegisteredAt);
        Assert.Equal(1024, instance.RemainingResources![0].IntegerValue);
        Assert.Equal(["22", "2376"], instance.RemainingResources[1].StringSetValue!);
        Assert.Null(instance.Attributes![1].Value);
        Assert.Equal(new DateTimeOffset(2025, 12, 22, 0, 0, 0, TimeSpan.Zero), Assert.Single(instance.HealthStatus!.Details!).LastUpdated);
        Assert.Null(instance.Tags);
        Assert.Null(instance.CapacityProviderName);
        Assert.Equal(new Failure { Arn = "arn:aws:ecs:eu-west-1:1:container-instance/c/gone", Reason = "MISSING" }, Assert.Single(answer.Failures));
    }

    [Fact]
    public void Output_of_the_AWS_CLI_reads_as_the_wire_does_and_is_written_back_alike()
    {
        const string cli = """
            {"tasks":[{"taskArn":"arn:aws:ecs:eu-west-1:1:task/c/t1","group":"service:worker","lastStatus":"RUNNING","desiredStatus":"RUNNING","cpu":"256","memory":"512",
            "overrides":{"containerOverrides":[{"name":"app","cpu":128,"memoryReservation":64}],"inferenceAcceleratorOverrides":[]},
            "createdAt":"2026-01-02T05:04:05.678000+02:00","startedAt":"2026-01-02T03:05:00Z","version":3}],"failures":[]}
            """;

        var read = JsonSerializer.Deserialize(cli, EcsJson.Default.DescribeTasksResponse)!;
        var written = JsonSerializer.Serialize(read, EcsJson.Default.DescribeTasksResponse);

        var task = Assert.Single(read.Tasks);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), task.CreatedAt);
        Assert.Equal((128, 64), (task.Overrides!.ContainerOverrides![0].Cpu, task.Overrides.ContainerOverrides[0].MemoryReservation));
        Assert.Contains("\"createdAt\":\"2026-01-02T03:04:05.678Z\"", written, StringComparison.Ordinal);
        Assert.DoesNotContain("null", written, StringComparison.Ordinal);
        var again = JsonSerializer.Deserialize(written, EcsJson.Default.DescribeTasksResponse)!;
        Assert.Equal(written, JsonSerializer.Serialize(again, EcsJson.Default.DescribeTasksResponse));
        Assert.Equal(task.CreatedAt, again.Tasks[0].CreatedAt);
    }

    [Fact]
    public void A_service_is_read_with_all_that_decisions_need()
    {
        const string json = """
            {"services":[{"serviceName":"worker","status":"ACTIVE","schedulingStrategy":"REPLICA","desiredCount":8,"runningCount":2,"pendingCount":6,"taskDefinition":"td:1",
            "deploymentConfiguration":{"maximumPercent":200,"minimumHealthyPercent":50,"deploymentCircuitBreaker":{"enable":true,"rollback":false}},
            "deployments":[{"id":"ecs-svc/1","status":"PRIMARY","desiredCount":8,"pendingCount":6,"runningCount":2,"failedTasks":1,"rolloutState":"IN_PROGRESS","createdAt":1766361600}],
            "events":[{"id":"e1","createdAt":1766361600,"message":"(service worker) was unable to place a task"}],"placementConstraints":[{"type":"distinctInstance"}],
            "placementStrategy":[{"type":"spread","field":"attribute:ecs.availability-zone"}],"availabilityZoneRebalancing":"ENABLED",
            "capacityProviderStrategy":[{"capacityProvider":"cp","weight":1,"base":0}],"networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"]}},
            "deploymentController":{"type":"ECS"},"enableECSManagedTags":true,"healthCheckGracePeriodSeconds":0}]}
            """;

        var service = Assert.Single(JsonSerializer.Deserialize(json, EcsJson.Default.DescribeServicesResponse)!.Services);

        Assert.Equal((8, 2, 6), (service.DesiredCount, service.RunningCount, service.PendingCount));
        Assert.Equal((50, 200, true), (service.DeploymentConfiguration!.MinimumHealthyPercent, service.DeploymentConfiguration.MaximumPercent, service.DeploymentConfiguration.DeploymentCircuitBreaker!.Enable));
        Assert.Equal(("IN_PROGRESS", 1), (service.Deployments![0].RolloutState, service.Deployments[0].FailedTasks));
        Assert.Equal("distinctInstance", service.PlacementConstraints![0].Type);
        Assert.Equal("attribute:ecs.availability-zone", service.PlacementStrategy![0].Field);
        Assert.Equal(["subnet-1"], service.NetworkConfiguration!.AwsvpcConfiguration!.Subnets!);
        Assert.Equal("cp", service.CapacityProviderStrategy![0].CapacityProvider);
        Assert.Equal("ECS", service.DeploymentController!.Type);
        Assert.Null(service.LaunchType);
    }

    [Fact]
    public void A_task_definition_a_cluster_and_a_capacity_provider_are_read()
    {
        var definition = JsonSerializer.Deserialize(
            """{"taskDefinition":{"family":"f","revision":"7","networkMode":"awsvpc","containerDefinitions":[{"name":"a","cpu":10,"memory":300,"memoryReservation":100,"essential":true,"portMappings":[{"containerPort":80,"hostPort":0,"protocol":"tcp"}],"resourceRequirements":[{"type":"GPU","value":"2"}],"environment":[{"name":"SECRET","value":"s3cr3t"}]}],"runtimePlatform":{"cpuArchitecture":"ARM64"}}}""",
            EcsJson.Default.DescribeTaskDefinitionResponse)!.TaskDefinition!;
        var cluster = JsonSerializer.Deserialize(
            """{"clusters":[{"clusterName":"c","status":"ACTIVE","capacityProviders":["cp"],"settings":[{"name":"containerInsights","value":"enabled"}]}]}""",
            EcsJson.Default.DescribeClustersResponse)!.Clusters[0];
        var provider = JsonSerializer.Deserialize(
            """{"capacityProviders":[{"name":"cp","autoScalingGroupProvider":{"autoScalingGroupArn":"arn:aws:autoscaling:x","managedScaling":{"status":"ENABLED","targetCapacity":100},"managedDraining":"ENABLED"}}]}""",
            EcsJson.Default.DescribeCapacityProvidersResponse)!.CapacityProviders[0];

        Assert.Equal(7, definition.Revision);
        Assert.Equal((10, 300, 100), (definition.ContainerDefinitions![0].Cpu, definition.ContainerDefinitions[0].Memory, definition.ContainerDefinitions[0].MemoryReservation));
        Assert.Equal((80, 0, "tcp"), (definition.ContainerDefinitions[0].PortMappings![0].ContainerPort, definition.ContainerDefinitions[0].PortMappings![0].HostPort, definition.ContainerDefinitions[0].PortMappings![0].Protocol));
        Assert.Equal("2", definition.ContainerDefinitions[0].ResourceRequirements![0].Value);
        Assert.Equal("ARM64", definition.RuntimePlatform!.CpuArchitecture);
        Assert.DoesNotContain("s3cr3t", JsonSerializer.Serialize(definition, EcsJson.Default.TaskDefinition), StringComparison.Ordinal);
        Assert.Equal("enabled", cluster.Settings![0].Value);
        Assert.Equal(("ENABLED", 100), (provider.AutoScalingGroupProvider!.ManagedScaling!.Status, provider.AutoScalingGroupProvider.ManagedScaling.TargetCapacity));
    }

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("true")]
    [InlineData("1e30")]
    public void A_time_that_is_none_is_refused(string value)
    {
        var json = $$"""{"tasks":[{"createdAt":{{value}}}]}""";

        var problem = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, EcsJson.Default.DescribeTasksResponse));

        Assert.Equal("$.tasks[0].createdAt", problem.Path);
    }

    [Fact]
    public void A_list_that_is_null_in_an_answer_is_empty()
    {
        var read = JsonSerializer.Deserialize("""{"tasks":null}""", EcsJson.Default.DescribeTasksResponse)!;

        Assert.Empty(read.Tasks);
        Assert.Empty(read.Failures);
    }
}

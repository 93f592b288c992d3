using System;
using System.IO;
using System.Linq;
using System.Text;
using EcsAutoscale.Core.Cluster;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Observing;

/// <summary>Snapshot files: DESIGN "Snapshot files".</summary>
public sealed class SnapshotReadingTests : IDisposable
{
    private const string Instance = """{ "containerInstanceArn": "arn:aws:ecs:us-east-1:1:container-instance/production/a1", "ec2InstanceId": "i-1", "status": "ACTIVE", "agentConnected": true }""";

    private const string Task = """{ "taskArn": "arn:aws:ecs:us-east-1:1:task/production/t1", "containerInstanceArn": "arn:aws:ecs:us-east-1:1:container-instance/a1", "group": "service:web", "lastStatus": "RUNNING", "desiredStatus": "RUNNING", "cpu": "256", "memory": "0.5 GB" }""";

    private readonly SnapshotFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_absent_is_unknown_or_empty_and_a_warning_says_which()
    {
        var snapshot = _folder.ReadCluster($"\"containerInstances\": [{Instance}]");
        Assert.Null(snapshot.Services);
        Assert.Null(snapshot.TaskDefinitions);
        Assert.Null(snapshot.Groups);
        Assert.Null(Assert.Single(snapshot.Instances).Tasks);
        Assert.Empty(snapshot.ScalingActivities);
        Assert.Empty(snapshot.InstanceRefreshes);
        Assert.Empty(snapshot.CapacityProviders);
        Assert.Equal(8, snapshot.Warnings.Count);
    }

    [Fact]
    public void What_is_an_empty_list_was_read_and_is_empty()
    {
        var snapshot = _folder.ReadCluster($$"""
            "containerInstances": [{{Instance}}], "tasks": [], "services": [], "taskDefinitions": [], "taskProtection": [], "autoScalingGroups": [],
            "scalingActivities": [], "instanceRefreshes": [], "capacityProviders": []
            """);
        Assert.Empty(snapshot.Services!);
        Assert.Empty(snapshot.TaskDefinitions!);
        Assert.Empty(snapshot.Groups!);
        Assert.Empty(Assert.Single(snapshot.Instances).Tasks!);
        Assert.Empty(snapshot.Warnings);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "taskProtection": [] """)]
    [InlineData(""", "taskProtection": [ { "taskArn": "arn:aws:ecs:us-east-1:1:task/production/t1", "protectionEnabled": false } ] """)]
    public void A_task_without_protection_on_record_is_not_protected(string protection)
    {
        var snapshot = _folder.ReadCluster($"\"containerInstances\": [{Instance}], \"tasks\": [{Task}]{protection}");
        Assert.False(Assert.Single(snapshot.Instances[0].Tasks!).IsProtected);
    }

    [Theory]
    [InlineData("""{ "protectedTasks": [ { "taskArn": "arn:aws:ecs:us-east-1:1:task/production/t1", "protectionEnabled": true } ], "failures": [] }""", true)]
    [InlineData("""[ { "taskArn": "arn:aws:ecs:us-east-1:1:task/t1" } ]""", null)]
    public void Recorded_protection_is_on_or_unknown(string protection, bool? expected)
    {
        var snapshot = _folder.ReadCluster($"\"containerInstances\": [{Instance}], \"tasks\": [{Task}], \"taskProtection\": {protection}");
        Assert.Equal(expected, Assert.Single(snapshot.Instances[0].Tasks!).IsProtected);
    }

    [Fact]
    public void Output_of_the_AWS_CLI_may_be_pasted_in_whole_or_page_by_page()
    {
        var snapshot = _folder.ReadCluster($$"""
            "containerInstances": { "containerInstances": [{{Instance}}], "failures": [] },
            "tasks": [ { "tasks": [{{Task}}], "failures": [] } ],
            "services": [ { "services": [ { "serviceName": "web" } ], "failures": [] }, { "services": [ { "serviceName": "worker", "newMember": { "x": [1] } } ] } ],
            "taskDefinitions": [ { "taskDefinition": { "taskDefinitionArn": "web:1", "family": "web" }, "tags": [] }, { "taskDefinitionArn": "worker:2" } ],
            "autoScalingGroups": { "AutoScalingGroups": [ { "AutoScalingGroupName": "asg", "MinSize": 1, "MaxSize": 4, "DesiredCapacity": 2, "Instances": [ { "InstanceId": "i-1", "LifecycleState": "InService" } ] } ] },
            "scalingActivities": { "Activities": [ { "AutoScalingGroupName": "asg", "ActivityId": "x", "StartTime": "2026-11-23T20:00:00+00:00" } ] },
            "instanceRefreshes": { "InstanceRefreshes": [ { "AutoScalingGroupName": "asg", "InstanceRefreshId": "r", "Status": "InProgress" } ] },
            "capacityProviders": { "capacityProviders": [ { "name": "p", "autoScalingGroupProvider": { "autoScalingGroupArn": "asg", "managedScaling": { "status": "ENABLED" } } } ] }
            """);
        Assert.Equal(["web", "worker"], snapshot.Services!.Select(service => service.Name));
        Assert.Equal(["web:1", "worker:2"], snapshot.TaskDefinitions!.Select(definition => definition.Arn));
        Assert.Equal((256, 512), (snapshot.Instances[0].Tasks![0].Cpu, snapshot.Instances[0].Tasks![0].Memory));
        Assert.True(Assert.Single(snapshot.Groups!).Instances[0].IsInService);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero), Assert.Single(snapshot.ScalingActivities).StartTime);
        Assert.True(Assert.Single(snapshot.InstanceRefreshes).IsUnderWay);
        Assert.True(Assert.Single(snapshot.CapacityProviders).ManagesScaling);
    }

    [Fact]
    public void A_whole_answer_of_describe_clusters_may_stand_for_the_cluster()
    {
        var one = Assert.Single(_folder.Read($$"""
            { "version": 1, "capturedAt": 1795467600.5, "clusters": [ { "cluster": { "clusters": [ { "clusterArn": "arn:aws:ecs:us-east-1:1:cluster/production" } ], "failures": [] }, "containerInstances": [] } ] }
            """));
        Assert.Equal("production", one.Snapshot.Cluster);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1795467600500), one.Snapshot.ObservedAt);
    }

    [Fact]
    public void Times_come_as_text_or_as_seconds()
    {
        var snapshot = _folder.ReadCluster("""
            "containerInstances": [
              { "containerInstanceArn": "a/1", "registeredAt": "2026-11-23T20:00:00.25+01:00" },
              { "containerInstanceArn": "a/2", "registeredAt": 1795460400.25 } ]
            """);
        Assert.Equal(snapshot.Instances[0].RegisteredAt, snapshot.Instances[1].RegisteredAt);
    }

    [Fact]
    public void Metrics_are_numbers_by_service_and_alias_and_null_is_a_failed_reading()
    {
        var one = Assert.Single(_folder.Read("""
            { "version": 1, "capturedAt": "2026-11-23T21:00:00Z", "clusters": [ { "cluster": { "clusterName": "production" }, "containerInstances": [],
              "metrics": { "my.worker": { "queue_length": 12.5, "broken": null } } } ] }
            """));
        Assert.Equal([("queue_length", 12.5, false), ("broken", null as double?, true)], one.Readings.Of("my.worker").Select(reading => (reading.Alias, reading.Value, reading.Failure is not null)));
    }

    [Fact]
    public void A_file_that_Windows_PowerShell_wrote_in_UTF_16_is_read()
    {
        File.WriteAllText(_folder.Path(), """{ "version": 1, "capturedAt": "2026-11-23T21:00:00Z", "clusters": [] }""", Encoding.Unicode);
        Assert.Empty(Gateway.ReadSnapshot(_folder.Path()));
    }

    [Fact]
    public void Fewer_tasks_than_an_instance_counts_are_unknown_tasks()
    {
        var busy = Instance.Replace("\"ACTIVE\"", "\"ACTIVE\", \"runningTasksCount\": 1, \"pendingTasksCount\": 1", StringComparison.Ordinal);
        var snapshot = _folder.ReadCluster($"\"containerInstances\": [{busy}], \"tasks\": [{Task}]");
        Assert.Null(snapshot.Instances[0].Tasks);
        Assert.Contains("i-1 counts 2 tasks, of which 1 could be seen: its tasks are unknown.", snapshot.Warnings);
    }

    [Fact]
    public void Tasks_without_a_place_wait_unless_they_run_on_Fargate_or_have_stopped()
    {
        var snapshot = _folder.ReadCluster("""
            "containerInstances": [], "tasks": [
              { "taskArn": "t/waits", "lastStatus": "PROVISIONING", "desiredStatus": "RUNNING", "launchType": "EC2" },
              { "taskArn": "t/fargate", "lastStatus": "PROVISIONING", "desiredStatus": "RUNNING", "launchType": "FARGATE" },
              { "taskArn": "t/stopped", "lastStatus": "STOPPED", "desiredStatus": "STOPPED", "launchType": "EC2" } ]
            """);
        Assert.Equal("t/waits", Assert.Single(snapshot.WaitingTasks).Arn);
    }

    [Fact]
    public void The_snapshot_is_the_same_in_whatever_order_and_however_often_items_stand_in_the_file()
    {
        const string one = """{ "containerInstanceArn": "a/1" }""";
        const string two = """{ "containerInstanceArn": "a/2" }""";
        Assert.Equal(
            SnapshotFolder.Text(_folder.ReadCluster($"\"containerInstances\": [{one}, {two}]")),
            SnapshotFolder.Text(_folder.ReadCluster($"\"containerInstances\": [{two}, {one}, {two}]")));
    }

    [Fact]
    public void Resources_are_what_is_registered_and_left_and_ports_are_what_is_taken()
    {
        var instance = Assert.Single(_folder.ReadCluster("""
            "containerInstances": [ { "containerInstanceArn": "a/1",
              "registeredResources": [ { "name": "CPU", "type": "INTEGER", "integerValue": 2048 }, { "name": "MEMORY", "type": "LONG", "longValue": 7680 },
                { "name": "PORTS", "type": "STRINGSET", "stringSetValue": ["22"] }, { "name": "GPU", "type": "STRINGSET", "stringSetValue": ["g1", "g2"] } ],
              "remainingResources": [ { "name": "CPU", "type": "INTEGER", "integerValue": 1024 }, { "name": "MEMORY", "type": "DOUBLE", "doubleValue": 512.9 },
                { "name": "PORTS", "type": "STRINGSET", "stringSetValue": ["443", "22"] }, { "name": "PORTS_UDP", "type": "STRINGSET", "stringSetValue": ["53"] },
                { "name": "GPU", "type": "STRINGSET", "stringSetValue": ["g2"] } ] } ]
            """).Instances);
        Assert.Equal(new Resources(2048, 7680, 2), instance.Registered);
        Assert.Equal(new Resources(1024, 512, 1), instance.Remaining);
        Assert.Equal(new HostPorts([22, 443], [53]), instance.TakenPorts);
    }
}

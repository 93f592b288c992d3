using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Observing;
using EcsAutoscale.Adapters.Observing.Mapping;
using EcsAutoscale.Adapters.Tests.Doors;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Building;
using EcsAutoscale.Simulation.Ecs;
using Xunit;
using MetricReading = EcsAutoscale.Core.Cluster.MetricReading;
using MetricReadings = EcsAutoscale.Core.Cluster.MetricReadings;

namespace EcsAutoscale.Adapters.Tests.Observing;

/// <summary>What is recorded decides as what was live.</summary>
public sealed class SnapshotRoundTripTests : IDisposable
{
    private readonly SnapshotFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static async Task<Stand> RichAsync()
    {
        var stand = await Stand.StartAsync(RichCloud());
        stand.Server.Advance(TimeSpan.FromSeconds(20));
        return stand;
    }

    private static SimulatedCloud RichCloud() => new CloudBuilder()
        .Cluster("production", c => c
            .Group("asg", g => g.Size(1, 8, 4).Suspends("AZRebalance").Protects(1).CapacityProvider("provider", managedScaling: true)
                .With(spec => spec with { Tags = new Dictionary<string, string> { ["Name"] = "ecs" } }))
            .Service("agent", s => s.Needs(128, 256).Daemon())
            .Service("web", s => s.Desired(5).HealthyPercent(50, 150).Placed(PlacementStrategy.SpreadZones, PlacementStrategy.BinpackCpu)
                .Runs(d => d with { Cpu = 512, Memory = 1024, Containers = [new ContainerSpec { Name = "web", Cpu = 10, MemoryReservation = 64, PortMappings = [new PortMapping(80, 8080)] }] })
                .Constrained(PlacementConstraint.DistinctInstance))
            .StandaloneTask("job", on: 0, cpu: 64, memory: 64)
            .Then(builder =>
            {
                var web = builder.Cluster.Service("web");
                builder.Cloud.Ecs.ProtectTask(web.Tasks[0]);
                ContainerInstanceControl.PutAttribute(builder.Instances[2], ContainerMark, "2026-01-01T00:00:00Z");
                builder.Cloud.Ecs.Instances.SetStatus(builder.Instances[2], "DRAINING");
                builder.Cloud.AutoScaling.Group("asg").InstanceRefreshes.Add(new InstanceRefresh("refresh-1", "InProgress", builder.Cloud.Now, 10, 3));
                builder.Cloud.AutoScaling.SetDesiredCapacity(builder.Cloud.AutoScaling.Group("asg"), 5);
            }))
        .Build();

    private const string ContainerMark = EcsAutoscale.Core.Cluster.ContainerInstance.DrainMark;

    [Fact]
    public async Task Live_to_file_to_snapshot_is_the_live_snapshot()
    {
        await using var stand = await RichAsync();
        var seen = await Gateway.ObserveAsync(
            stand.Settings, new ClusterRequest("production", null, ["web", "misspelt"]), new Progress<string>(), TestContext.Current.CancellationToken);
        var document = (ClusterDocument)seen.Document with { Warnings = ["The reader's warning."] };
        var live = new Observation(SnapshotMapper.Map(document), seen.Readings, document, seen.Calls);
        Gateway.WriteSnapshot(_folder.Path(), [live]);
        var read = Assert.Single(Gateway.ReadSnapshot(_folder.Path()));

        Assert.Equal(SnapshotFolder.Text(live.Snapshot), SnapshotFolder.Text(read.Snapshot));
        Assert.Equal(["The reader's warning."], read.Snapshot.Warnings);
        Assert.NotEmpty(read.Snapshot.ScalingActivities);
        Assert.NotEmpty(read.Snapshot.InstanceRefreshes);
        Assert.Contains(read.Snapshot.Instances, instance => instance.DrainedByUsAt is not null);
        Assert.Contains(read.Snapshot.Instances.SelectMany(instance => instance.Tasks ?? []), task => task.IsProtected == true);
        Assert.Equal([_folder.Path()], _folder.Files);
    }

    [Fact]
    public async Task What_was_unknown_live_is_unknown_from_the_file()
    {
        await using var stand = await RichAsync();
        stand.Server.Faults.Inject("GetTaskProtection", Fault.AccessDenied, int.MaxValue);
        stand.Server.Faults.Inject("DescribeInstanceRefreshes", Fault.AccessDenied, int.MaxValue);
        var live = await Gateway.ObserveAsync(
            stand.Settings, new ClusterRequest("production", null, []), new Progress<string>(), TestContext.Current.CancellationToken);
        Gateway.WriteSnapshot(_folder.Path(), [live]);
        var read = Assert.Single(Gateway.ReadSnapshot(_folder.Path()));
        Assert.Equal(SnapshotFolder.Text(live.Snapshot), SnapshotFolder.Text(read.Snapshot));
        Assert.Contains(read.Snapshot.Instances.SelectMany(instance => instance.Tasks ?? []), task => task.IsProtected is null);
    }

    [Fact]
    public async Task Several_clusters_and_their_metrics_go_into_one_file_that_replaces_the_old_one()
    {
        await using var stand = await Stand.StartAsync(new CloudBuilder().Cluster("one", _ => { }).Cluster("two", _ => { }).Build());
        var readings = new MetricReadings(new Dictionary<string, IReadOnlyList<MetricReading>>
        {
            ["web"] = [MetricReading.Of("m", 0.1, "https://queue.example.test"), MetricReading.Failed("n", "no answer", "https://queue.example.test")],
        });
        var observed = new List<Observation>();
        foreach (var cluster in new[] { "one", "two" })
        {
            observed.Add((await Gateway.ObserveAsync(
                stand.Settings, new ClusterRequest(cluster, null, []), new Progress<string>(), TestContext.Current.CancellationToken)).With(readings));
        }

        File.WriteAllText(_folder.Path(), "old");
        Gateway.WriteSnapshot(_folder.Path(), observed);
        var read = Gateway.ReadSnapshot(_folder.Path());

        Assert.Equal(observed.Select(one => SnapshotFolder.Text(one.Snapshot)), read.Select(one => SnapshotFolder.Text(one.Snapshot)));
        Assert.All(read, one => Assert.Equal([("m", 0.1), ("n", null as double?)], one.Readings.Of("web").Select(reading => (reading.Alias, reading.Value))));
        Assert.DoesNotContain("queue.example.test", File.ReadAllText(_folder.Path()), StringComparison.Ordinal);
    }

    [Fact]
    public void Environments_secrets_and_log_options_are_not_written_again()
    {
        const string secret = "hunter2";
        var read = _folder.Read($$"""
            { "version": 1, "capturedAt": "2026-11-23T21:00:00Z", "clusters": [ { "cluster": { "clusterName": "production" }, "containerInstances": [],
              "tasks": [ { "taskArn": "t/1", "overrides": { "containerOverrides": [ { "name": "web", "cpu": 5, "environment": [ { "name": "A", "value": "{{secret}}" } ], "command": ["{{secret}}"] } ] } } ],
              "taskDefinitions": [ { "taskDefinitionArn": "web:1", "containerDefinitions": [ { "name": "web", "environment": [ { "name": "A", "value": "{{secret}}" } ],
                "secrets": [ { "name": "B", "valueFrom": "{{secret}}" } ], "logConfiguration": { "options": { "splunk-token": "{{secret}}" } }, "command": ["{{secret}}"], "repositoryCredentials": { "credentialsParameter": "{{secret}}" } } ] } ],
              "autoScalingGroups": [ { "AutoScalingGroupName": "asg", "UserData": "{{secret}}" } ] } ] }
            """);
        Gateway.WriteSnapshot(_folder.Path("again.json"), read);
        var written = File.ReadAllText(_folder.Path("again.json"));
        Assert.DoesNotContain(secret, written, StringComparison.Ordinal);
        Assert.Equal(5, (int)JsonNode.Parse(written)!["clusters"]![0]!["tasks"]![0]!["overrides"]!["containerOverrides"]![0]!["cpu"]!);
    }

    [Fact]
    public async Task The_file_has_the_shapes_and_names_of_the_AWS_CLI()
    {
        await using var stand = await RichAsync();
        var live = await Gateway.ObserveAsync(
            stand.Settings, new ClusterRequest("production", null, []), new Progress<string>(), TestContext.Current.CancellationToken);
        Gateway.WriteSnapshot(_folder.Path(), [live]);
        var file = JsonNode.Parse(File.ReadAllText(_folder.Path()))!;
        var cluster = file["clusters"]![0]!;
        Assert.Equal(1, (int)file["version"]!);
        Assert.Equal(live.Snapshot.ObservedAt, DateTimeOffset.Parse((string)file["capturedAt"]!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("production", (string)cluster["cluster"]!["clusterName"]!);
        Assert.StartsWith("i-", (string)cluster["containerInstances"]![0]!["ec2InstanceId"]!, StringComparison.Ordinal);
        Assert.Equal("asg", (string)cluster["autoScalingGroups"]![0]!["AutoScalingGroupName"]!);
        Assert.NotNull(cluster["autoScalingGroups"]![0]!["AutoScalingGroupARN"]);
        Assert.Contains(cluster["taskDefinitions"]!.AsArray(), definition => (string?)definition!["networkMode"] == "bridge");
    }
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Host.Tests.Support;
using EcsAutoscale.Sandbox;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.AutoScaling;
using EcsAutoscale.Simulation.Building;
using EcsAutoscale.Simulation.Ecs;
using Xunit;

namespace EcsAutoscale.Host.Tests.Killed;

/// <summary>
/// The real module in a process of its own, ended with SIGKILL at each request of a run that changes or announces something: before it is carried out, and
/// after. The next runs bring the cluster to its end. (Every single request, reads included, is gone through in the loops of the adapters' tests.)
/// </summary>
public sealed class KilledRunTests
{
    private const string Definition =
        """
        clusters:
          production: { autoscale_group: production-asg, scale_in: { fit: many }, scale_out: { step: auto } }
        """;

    private const string Run = "Invoke-EcsAutoscale -Cluster production -Confirm:$false | Out-Null";

    [Theory]
    [InlineData("SetDesiredCapacity", false)]
    [InlineData("SetDesiredCapacity", true)]
    public async Task A_scale_out_is_finished_once(string operation, bool isCarriedOut)
    {
        await using var server = await StartAsync(tasks: 13);
        await KillAsync(server, operation, isCarriedOut);
        await RunUntilAsync(server, cloud => Group(cloud).DesiredCapacity == 4 && Cluster(cloud).Instances.Count == 4 && Cluster(cloud).Service("web").RunningCount == 13);
        Assert.Equal(isCarriedOut ? 1 : 2, server.Requests.Count("SetDesiredCapacity"));
    }

    [Theory]
    [InlineData("PutAttributes", false)]
    [InlineData("PutAttributes", true)]
    [InlineData("UpdateContainerInstancesState", false)]
    [InlineData("UpdateContainerInstancesState", true)]
    [InlineData("TerminateInstanceInAutoScalingGroup", false)]
    [InlineData("TerminateInstanceInAutoScalingGroup", true)]
    public async Task A_scale_in_is_finished_once_and_no_drain_is_left(string operation, bool isCarriedOut)
    {
        await using var server = await StartAsync(tasks: 6);
        if (operation.StartsWith("Terminate", StringComparison.Ordinal))
            await RunUntilAsync(server, cloud => Cluster(cloud).Instances.Any(instance => instance.Status == "DRAINING" && instance.Tasks.Count == 0));
        await KillAsync(server, operation, isCarriedOut);
        await RunUntilAsync(server, cloud => Group(cloud).DesiredCapacity == 2 && Cluster(cloud).Instances.Count == 2);
        Assert.Equal((2, 0, 6), server.Use(cloud => (
            Cluster(cloud).Instances.Count(instance => instance.Status == "ACTIVE"),
            Cluster(cloud).Instances.Count(instance => instance.Attributes.Keys.Any(name => name.StartsWith("ecs-autoscale.", StringComparison.Ordinal))),
            Cluster(cloud).Service("web").RunningCount)));
        Assert.Equal(1, server.Use(cloud => Group(cloud).Activities.Count(activity => activity.Description.StartsWith("Terminating", StringComparison.Ordinal))));
    }

    private static EcsCluster Cluster(SimulatedCloud cloud) => cloud.Ecs.Cluster("production");

    private static AutoScalingGroup Group(SimulatedCloud cloud) => cloud.AutoScaling.Group("production-asg");

    // Three instances of room for four tasks each, in a group of two to four.
    private static async Task<SandboxServer> StartAsync(int tasks) => await SandboxServer.StartAsync(
        new SandboxOptions
        {
            Cloud = new CloudBuilder()
                .StartingAt(DateTimeOffset.UtcNow)
                .Cluster("production", cluster => cluster
                    .Group("production-asg", g => g.Size(min: 2, max: 4, desired: 3).Zones("us-east-1a").Launches(InstanceTemplate.M5Large))
                    .Service("web", s => s.Needs(512, 1024).Desired(tasks)))
                .Build(),
        },
        TestContext.Current.CancellationToken);

    private static async Task KillAsync(SandboxServer server, string operation, bool isCarriedOut)
    {
        using var folder = new Folder();
        using var process = HostProcess.Start(folder.Path, folder.Definition, Environment(server), "-Command", Run);
        var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        server.Watch.Arrived = request => Task.FromResult(request.Operation != operation || isCarriedOut || !Kill(process));
        server.Watch.CarriedOut = request => Task.FromResult(request.Operation != operation || !Kill(process));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        (server.Watch.Arrived, server.Watch.CarriedOut) = (null, null);
        Assert.NotEqual(0, process.ExitCode);
        Assert.True(server.Requests.Count(operation) == 1, string.Join("\n", await reading));
    }

    private static bool Kill(Process process)
    {
        process.Kill();
        process.WaitForExit();
        return true;
    }

    private static async Task RunUntilAsync(SandboxServer server, Func<SimulatedCloud, bool> isDone)
    {
        using var folder = new Folder();
        for (var round = 0; round < 6 && !server.Use(isDone); round++)
        {
            using var process = HostProcess.Start(folder.Path, folder.Definition, Environment(server), "-Command", Run);
            var told = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, string.Join("\n", await told));
            server.Advance(TimeSpan.FromMinutes(3));
        }

        Assert.True(server.Use(isDone));
    }

    private static Dictionary<string, string?> Environment(SandboxServer server) => new()
    {
        ["AWS_ENDPOINT_URL"] = server.Url.ToString(),
        ["AWS_REGION"] = "us-east-1",
        ["AWS_ACCESS_KEY_ID"] = "sandbox",
        ["AWS_SECRET_ACCESS_KEY"] = "sandbox",
    };

    private sealed class Folder : IDisposable
    {
        public Folder() => File.WriteAllText(Definition, KilledRunTests.Definition);

        public string Path { get; } = Directory.CreateTempSubdirectory("ecs-autoscale-killed-").FullName;

        public string Definition => System.IO.Path.Combine(Path, "clusters.yml");

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Tests.Definitions;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Sandbox;
using EcsAutoscale.Simulation;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Loops;

/// <summary>Runs over the stand-in for AWS, one after the other, as a scheduler would start them; virtual time passes between them.</summary>
internal sealed class ClosedLoop : IAsyncDisposable
{
    private readonly SandboxServer _server;
    private readonly string _definition;

    private ClosedLoop(SandboxServer server, string definition)
    {
        _server = server;
        _definition = definition;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The counts after each round: the service's desired count, and the group's desired capacity.</summary>
    public List<(int Tasks, int Instances)> History { get; } = [];

    public List<AutoscalePlan> Plans { get; } = [];

    /// <summary>Starts over a cloud.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="definition">A clusters.yml; RABBITMQ_URL is the virtual host / of the stand-in's RabbitMQ.</param>
    public static async Task<ClosedLoop> StartAsync(SimulatedCloud cloud, string definition) =>
        new(await SandboxServer.StartAsync(new SandboxOptions { Cloud = cloud }, Stop), definition);

    /// <summary>One run, and then some virtual time.</summary>
    public async Task<AutoscalePlan> RoundAsync(TimeSpan then)
    {
        var definition = Written.Cluster(_definition, ("RABBITMQ_URL", $"http://sandbox:sandbox-secret@{_server.Url.Authority}/api/queues/%2F"));
        var settings = new ConnectionSettings { Region = "us-east-1", EndpointUrl = _server.Url.ToString() };
        string[] services = [.. definition.Services.Select(service => service.Name)];
        var seen = await Gateway.ObserveAsync(settings, new ClusterRequest(definition.Name, definition.AutoScalingGroup, services), new Progress<string>(), Stop);
        var sample = await Gateway.SampleAsync(settings, definition, MetricReadings.None, DateTimeOffset.UtcNow, Stop);
        var plan = Planner.Plan(Gateway.ResolveSchedules(definition, seen.Snapshot.ObservedAt), seen.Snapshot, sample.Readings);
        foreach (var action in plan.Actions)
        {
            var applied = await Gateway.ApplyAsync(settings, definition, action, DateTimeOffset.UtcNow, Stop);
            Assert.NotEqual(ScalingActionStatus.Failed, applied.Action.Status);
        }

        Plans.Add(plan);
        _server.Advance(then);
        return plan;
    }

    /// <summary>So many runs, a minute apart; the counts of each are kept.</summary>
    public async Task RunAsync(int minutes, string service, string group)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            await RoundAsync(TimeSpan.FromMinutes(1));
            History.Add(Use(cloud => (cloud.Ecs.Cluster("production").Service(service).DesiredCount, cloud.AutoScaling.Group(group).DesiredCapacity)));
        }
    }

    public T Use<T>(Func<SimulatedCloud, T> read) => _server.Use(read);

    /// <summary>How often a count that moved one way moved the other way next.</summary>
    public static int Turns(IEnumerable<int> counts)
    {
        var all = counts.ToList();
        var steps = all.Zip(all.Skip(1), (before, after) => Math.Sign(after - before)).Where(step => step != 0).ToList();
        return steps.Zip(steps.Skip(1), (one, next) => one != next ? 1 : 0).Sum();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

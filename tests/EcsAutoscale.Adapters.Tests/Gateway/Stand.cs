using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws;
using EcsAutoscale.Adapters.Execution;
using EcsAutoscale.Adapters.Observing;
using EcsAutoscale.Adapters.Observing.Mapping;
using EcsAutoscale.Adapters.Observing.Reading;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Sandbox;
using EcsAutoscale.Simulation;
using EcsAutoscale.Simulation.Building;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Doors;

/// <summary>A stand-in for AWS over HTTP, on a clock that stands still, and real clients that are told to give up early.</summary>
internal sealed class Stand : IAsyncDisposable
{
    private Stand(SandboxServer server, AwsConnection aws)
    {
        Server = server;
        Aws = aws;
    }

    public SandboxServer Server { get; }

    public AwsConnection Aws { get; }

    public ConcurrentQueue<string> Story { get; } = new();

    public ConnectionSettings Settings => new() { Region = "us-east-1", EndpointUrl = Server.Url.ToString() };

    public static Task<Stand> StartAsync(Action<ClusterBuilder> cluster) => StartAsync(new CloudBuilder().Cluster("production", cluster).Build());

    /// <summary>Starts over a cloud.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="clock">The clock by which ages are shown; the wall clock, where none is given, by which what happened once is shown ever later.</param>
    public static async Task<Stand> StartAsync(SimulatedCloud cloud, TimeProvider? clock = null)
    {
        var stop = TestContext.Current.CancellationToken;
        var server = await SandboxServer.StartAsync(new SandboxOptions { Cloud = cloud, TimeProvider = clock ?? TimeProvider.System }, stop);
        var aws = await AwsConnection.CreateAsync(
            new AwsConnectionSettings { Region = "us-east-1", EndpointUrl = server.Url.ToString(), MaxAttempts = 2 }, stop);
        return new Stand(server, aws);
    }

    public async Task<ClusterDocument> ReadAsync(string cluster = "production", string? group = null, params string[] services)
    {
        var context = new ReadContext(Aws.Ecs, Aws.AutoScaling, cluster, new Listener(Story));
        return await new ClusterReader(context, new TaskDefinitionCache()).ReadAsync(
            new ClusterRequest(cluster, group, services), DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
    }

    public async Task<ClusterSnapshot> ObserveAsync(string cluster = "production", string? group = null, params string[] services) =>
        SnapshotMapper.Map(await ReadAsync(cluster, group, services));

    public Task<ScalingAction> ApplyAsync(ScalingAction action) =>
        new ActionExecutor(Aws.Ecs, Aws.AutoScaling).ApplyAsync(action, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);

    /// <summary>Changes the cloud behind.</summary>
    public void Use(Action<SimulatedCloud> change) => Server.Use(change);

    public T Use<T>(Func<SimulatedCloud, T> read) => Server.Use(read);

    /// <summary>The operations that were asked for, in their order.</summary>
    public IReadOnlyList<string> Operations => [.. Server.Requests.All.Select(request => request.Operation)];

    public async ValueTask DisposeAsync()
    {
        Aws.Dispose();
        await Server.DisposeAsync();
    }

    private sealed class Listener(ConcurrentQueue<string> story) : IProgress<string>
    {
        public void Report(string value) => story.Enqueue(value);
    }
}

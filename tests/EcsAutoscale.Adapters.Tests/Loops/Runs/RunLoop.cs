using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws;
using EcsAutoscale.Adapters.Observing.Connections;
using EcsAutoscale.Adapters.Tests.Definitions;
using EcsAutoscale.Core.Cluster;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Core.Planning.Needs;
using EcsAutoscale.Sandbox;
using EcsAutoscale.Simulation;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Loops.Runs;

/// <summary>
/// Runs as Invoke-EcsAutoscale makes them, through the door's public members, over the stand-in for AWS, without sockets and without waiting between attempts.
/// All clocks are the cloud's, so that deadlines and ages pass in virtual time.
/// </summary>
internal sealed class RunLoop : IAsyncDisposable
{
    // A run that takes longer is stuck: no operation of a small cluster takes more than a few attempts of a fraction of a second.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly ClusterDefinition _definition;
    private readonly ConnectionSettings _settings;
    private readonly List<Connection> _connections = [];

    private RunLoop(SandboxServer server, ClusterDefinition definition)
    {
        Server = server;
        _definition = definition;
        _settings = new ConnectionSettings { Region = "us-east-1", EndpointUrl = server.Url.ToString() };
    }

    public SandboxServer Server { get; }

    /// <summary>Told of each run's plan before it is applied.</summary>
    public Action<AutoscalePlan>? Planned { get; set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => Server.Use(cloud => cloud.Now);

    public static async Task<RunLoop> StartAsync(SimulatedCloud cloud, string definition)
    {
        var server = await SandboxServer.StartAsync(new SandboxOptions { Cloud = cloud, WireTimes = WireTimes.Virtual }, Stop);
        var loop = new RunLoop(server, Written.Cluster(definition));
        await loop.BePatientAsync(TimeSpan.FromSeconds(30));
        return loop;
    }

    /// <summary>From now on an attempt may take so long, and there are two of each call.</summary>
    public async Task BePatientAsync(TimeSpan patience)
    {
        var aws = await AwsConnection.CreateAsync(
            new AwsConnectionSettings
            {
                Region = _settings.Region,
                EndpointUrl = _settings.EndpointUrl,
                MaxAttempts = 2,
                MaxBackoff = TimeSpan.Zero,
                AttemptTimeout = patience,
                HttpHandler = Server.CreateHandler,
                OnCall = CallTally.Count,
            },
            Stop);
        _connections.Add(new Connection(aws));
        ConnectionPool.Shared.Put(_settings, _connections[^1]);
    }

    /// <summary>One run: observe, sample, plan, apply. What AWS refuses ends the run, or the action, and is told.</summary>
    public async Task<Run> RunAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        deadline.CancelAfter(Deadline);
        var told = new Story();
        var applied = new List<ScalingAction>();
        AutoscalePlan? plan = null;
        try
        {
            plan = await PlanAsync(told, deadline.Token);
            Planned?.Invoke(plan);
            foreach (var action in plan.Actions)
                applied.Add((await Gateway.ApplyAsync(_settings, _definition, action, Now, deadline.Token)).Action);
        }
        catch (GatewayException error)
        {
            told.Report(error.Message);
        }

        return new Run(plan, applied, [.. told.Sentences, .. plan?.Warnings ?? [], .. applied.Select(action => action.Error).OfType<string>()]);
    }

    /// <summary>Lets virtual time pass.</summary>
    public void Advance(TimeSpan by) => Server.Advance(by);

    public T Use<T>(Func<SimulatedCloud, T> read) => Server.Use(read);

    public void Use(Action<SimulatedCloud> change) => Server.Use(change);

    /// <summary>The plan that a run would have now.</summary>
    public Task<AutoscalePlan> PlanAsync() => PlanAsync(new Story(), Stop);

    /// <summary>Applies one action, as another run might have planned it.</summary>
    public async Task<ScalingAction> ApplyAsync(ScalingAction action) => (await Gateway.ApplyAsync(_settings, _definition, action, Now, Stop)).Action;

    private async Task<AutoscalePlan> PlanAsync(Story told, CancellationToken stop)
    {
        string[] services = [.. _definition.Services.Select(service => service.Name)];
        var sample = await Gateway.SampleAsync(_settings, _definition, MetricReadings.None, Now, stop);
        var seen = await Gateway.ObserveAsync(
            _settings,
            new ClusterRequest(_definition.Name, _definition.AutoScalingGroup, services),
            (known, _) => Task.FromResult(PlanNeeds.Of(DefinitionAt(Now), known with { ObservedAt = Now }, sample.Readings)),
            told,
            stop);
        return Planner.Plan(DefinitionAt(Now), seen.Snapshot with { ObservedAt = Now }, sample.Readings);
    }

    private ClusterDefinition DefinitionAt(DateTimeOffset time) => Gateway.ResolveSchedules(_definition, time);

    public async ValueTask DisposeAsync()
    {
        ConnectionPool.Shared.Forget(_settings);
        foreach (var connection in _connections) connection.Aws.Dispose();
        await Server.DisposeAsync();
    }

    private sealed class Story : IProgress<string>
    {
        private readonly Lock _lock = new();
        private readonly List<string> _sentences = [];

        public IReadOnlyList<string> Sentences
        {
            get
            {
                lock (_lock) return [.. _sentences];
            }
        }

        public void Report(string value)
        {
            lock (_lock) _sentences.Add(value);
        }
    }
}

/// <summary>What became of a run.</summary>
/// <param name="Plan">What it planned; null where it could not read.</param>
/// <param name="Actions">What became of the actions.</param>
/// <param name="Told">All sentences: errors, warnings, the story.</param>
internal sealed record Run(AutoscalePlan? Plan, IReadOnlyList<ScalingAction> Actions, IReadOnlyList<string> Told)
{
    /// <summary>Whether anything went wrong: it could not read, or an action failed.</summary>
    public bool Failed => Plan is null || Actions.Any(action => action.Status == ScalingActionStatus.Failed);
}

using System;
using System.Threading.Tasks;
using EcsAutoscale.Adapters.Aws;
using EcsAutoscale.Adapters.Metrics.Sqs;
using EcsAutoscale.Adapters.Observing.Metrics;
using EcsAutoscale.Sandbox;
using EcsAutoscale.Simulation;
using Xunit;

namespace EcsAutoscale.Adapters.Tests.Sources;

/// <summary>The sandbox in AWS's place, and the real clients on it.</summary>
internal sealed class AwsSources : IAsyncDisposable
{
    private readonly SandboxServer? _server;
    private readonly AwsConnection _aws;

    private AwsSources(SandboxServer? server, AwsConnection aws)
    {
        _server = server;
        _aws = aws;
    }

    public SandboxServer Server => _server!;

    public SqsQueues Sqs => new(_ => Task.FromResult(_aws));

    public CloudWatchQueries CloudWatch => new(_ => Task.FromResult(_aws.CloudWatch));

    public static async Task<AwsSources> StartAsync(SimulatedCloud cloud)
    {
        var server = await SandboxServer.StartAsync(new SandboxOptions { Cloud = cloud }, TestContext.Current.CancellationToken);
        return new AwsSources(server, await ConnectAsync(server.Url.ToString()));
    }

    /// <summary>The clients on another server, one attempt a call.</summary>
    public static async Task<AwsSources> OnAsync(string url) => new(null, await ConnectAsync(url));

    public FromYaml Source(string yaml) => new(yaml) { Sqs = Sqs, CloudWatch = CloudWatch };

    public async ValueTask DisposeAsync()
    {
        _aws.Dispose();
        if (_server is not null) await _server.DisposeAsync();
    }

    private static Task<AwsConnection> ConnectAsync(string url) => AwsConnection.CreateAsync(
        new AwsConnectionSettings { Region = "us-east-1", EndpointUrl = url, MaxAttempts = 1 }, TestContext.Current.CancellationToken);
}

using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox.Faults;
using EcsAutoscale.Sandbox.Http;
using EcsAutoscale.Sandbox.Requests;
using EcsAutoscale.Simulation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EcsAutoscale.Sandbox;

/// <summary>
/// A stand-in for AWS on 127.0.0.1: Amazon ECS, EC2 Auto Scaling, CloudWatch, SQS and STS in their own wire protocols, and a RabbitMQ
/// management API, all over one simulated cloud on one port.
/// </summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly CloudGate _gate;

    private readonly FrontDoor _door;

    private SandboxServer(WebApplication application, CloudGate gate, FrontDoor door, FaultPlan faults, RequestLog requests, RequestWatch watch)
    {
        _door = door;
        Watch = watch;
        _application = application;
        _gate = gate;
        Faults = faults;
        Requests = requests;
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Url = new Uri(addresses!.Addresses.Single());
    }

    /// <summary>Where it listens, such as http://127.0.0.1:41234/. It is the endpoint URL of every AWS service, and the base of the message broker's API.</summary>
    public Uri Url { get; }

    /// <summary>What goes wrong, and when.</summary>
    public FaultPlan Faults { get; }

    /// <summary>What was asked.</summary>
    public RequestLog Requests { get; }

    /// <summary>A hand on every request.</summary>
    public RequestWatch Watch { get; }

    /// <summary>Starts to listen.</summary>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        var application = builder.Build();
        var gate = new CloudGate(options);
        var (faults, requests, watch) = (new FaultPlan(), new RequestLog(), new RequestWatch());
        var frontDoor = new FrontDoor(options, gate, faults, requests, watch);
        application.Run(frontDoor.AnswerAsync);
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        return new SandboxServer(application, gate, frontDoor, faults, requests, watch);
    }

    /// <summary>A transport for an HTTP client that reaches this server without a socket, for tests of many thousand requests.</summary>
    public HttpMessageHandler CreateHandler() => new InMemoryHandler(_door, Url);

    /// <summary>Moves virtual time forward.</summary>
    public void Advance(TimeSpan by) => _gate.Advance(by);

    /// <summary>Reads or changes the cloud while no request is being answered.</summary>
    public T Use<T>(Func<SimulatedCloud, T> use) => _gate.Use((cloud, _) => use(cloud));

    /// <summary>Changes the cloud while no request is being answered.</summary>
    public void Use(Action<SimulatedCloud> change) => _gate.Use((cloud, _) =>
    {
        change(cloud);
        return true;
    });

    /// <summary>Stops to listen; requests under way are cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }
}

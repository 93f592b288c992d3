using System;
using System.Threading.Tasks;
using EcsAutoscale.Simulation;
using Xunit;

namespace EcsAutoscale.Sandbox.Tests;

/// <summary>One server a test, on a clock that stands still.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    protected SandboxServer Server { get; private set; } = null!;

    protected SandboxClient Client { get; private set; } = null!;

    protected abstract SimulatedCloud Cloud();

    protected virtual SandboxOptions Options(SandboxOptions options) => options;

    public async ValueTask InitializeAsync()
    {
        Server = await SandboxServer.StartAsync(Options(new SandboxOptions { Cloud = Cloud(), WireTimes = WireTimes.Virtual }), TestContext.Current.CancellationToken);
        Client = new SandboxClient(Server.Url);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

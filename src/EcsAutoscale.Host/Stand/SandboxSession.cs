using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using EcsAutoscale.Sandbox;
using EcsAutoscale.Sandbox.Sample;

namespace EcsAutoscale.Host.Stand;

/// <summary>The local stand-in with the sample clusters, and the settings by which this process reaches it and nothing else.</summary>
internal sealed class SandboxSession : IAsyncDisposable
{
    /// <summary>Sandbox seconds in a real second.</summary>
    public const double Speed = 20;

    private readonly SandboxServer _server;

    private SandboxSession(SandboxServer server, IReadOnlyDictionary<string, string> settings)
    {
        _server = server;
        Settings = settings;
    }

    /// <summary>The environment variables that lead to it.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Starts it.</summary>
    /// <param name="definitions">The sample definition, or null where there is none.</param>
    public static async Task<SandboxSession> StartAsync(string? definitions)
    {
        var options = new SandboxOptions { Cloud = SampleCloud.Create(), Speed = Speed };
        var server = await SandboxServer.StartAsync(options).ConfigureAwait(false);
        var broker = new UriBuilder(server.Url) { UserName = options.RabbitUser, Password = options.RabbitPassword };
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS_ACCESS_KEY_ID"] = "SANDBOX",
            ["AWS_SECRET_ACCESS_KEY"] = "sandbox",
            ["AWS_REGION"] = "us-east-1",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_ENDPOINT_URL"] = server.Url.AbsoluteUri,
            ["RABBITMQ_URL"] = broker.Uri.AbsoluteUri + "api/queues/%2F",
        };
        if (definitions is not null) settings["ECS_AUTOSCALE_PATH"] = definitions;
        return new SandboxSession(server, settings);
    }

    /// <summary>Points this process at it, past all that may lead to a real account.</summary>
    public void Enter()
    {
        foreach (var name in Misleading()) Environment.SetEnvironmentVariable(name, null);
        foreach (var (name, value) in Settings) Environment.SetEnvironmentVariable(name, value);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static List<string> Misleading()
    {
        var names = new List<string>();
        foreach (var name in Environment.GetEnvironmentVariables().Keys)
        {
            if (name is string text && text.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("AWS_LAMBDA_", StringComparison.OrdinalIgnoreCase))
                names.Add(text);
        }

        return names;
    }
}

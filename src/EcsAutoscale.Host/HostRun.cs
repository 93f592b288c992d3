using System;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using EcsAutoscale.Host.Engine;
using EcsAutoscale.Host.Options;
using EcsAutoscale.Host.Output;
using EcsAutoscale.Host.Rounds;
using EcsAutoscale.Host.Stand;

namespace EcsAutoscale.Host;

/// <summary>One run of the host, from its options to its exit code.</summary>
internal sealed class HostRun(HostOptions options, Streams streams)
{
    private const string Definitions = "clusters.yml";
    private const string DefinitionsVariable = "ECS_AUTOSCALE_PATH";

    /// <summary>Runs.</summary>
    public async Task<int> RunAsync()
    {
        if (options.Help)
        {
            await streams.Output.WriteLineAsync(Usage.Text).ConfigureAwait(false);
            return ExitCodes.Done;
        }

        var manifest = ModuleFinder.Find(AppContext.BaseDirectory);
        var script = options.ServeSandbox ? "" : ScriptText();
        if (!options.Sandbox && !options.ServeSandbox) return await RunScriptAsync(manifest, script, speed: 1).ConfigureAwait(false);
        var sandbox = await SandboxSession.StartAsync(SampleDefinitions(manifest)).ConfigureAwait(false);
        await using (sandbox.ConfigureAwait(false))
        {
            if (options.ServeSandbox) return await ServeAsync(sandbox).ConfigureAwait(false);
            sandbox.Enter();
            return await RunScriptAsync(manifest, script, SandboxSession.Speed).ConfigureAwait(false);
        }
    }

    private async Task<int> ServeAsync(SandboxSession sandbox)
    {
        await streams.Output.WriteLineAsync(JsonSerializer.Serialize(sandbox.Settings)).ConfigureAwait(false);
        await streams.Output.FlushAsync().ConfigureAwait(false);
        await streams.Input.ReadToEndAsync().ConfigureAwait(false);
        return ExitCodes.Done;
    }

    private async Task<int> RunScriptAsync(string manifest, string script, double speed)
    {
        using var stopping = new CancellationTokenSource();
        using var session = EngineSession.Open(streams, manifest);
        void OnCancel(object? sender, ConsoleCancelEventArgs pressed)
        {
            pressed.Cancel = true;
            stopping.Cancel();
            session.Stop();
        }

        Console.CancelKeyPress += OnCancel;
        try
        {
            var succeeded = options.Every is null
                ? session.Run(script, OutputMode.Of(options.OutputFormat))
                : await new RoundLoop(session, streams, options, speed).RunAsync(script, stopping.Token).ConfigureAwait(false);
            if (stopping.IsCancellationRequested) return ExitCodes.Stopped;
            return session.ExitCode ?? (succeeded ? ExitCodes.Done : ExitCodes.Error);
        }
        finally
        {
            Console.CancelKeyPress -= OnCancel;
        }
    }

    private string ScriptText()
    {
        if (options.Command is { } command) return command;
        var file = Path.GetFullPath(options.File!);
        if (!File.Exists(file)) throw new UsageException($"There is no script '{file}'.");
        return $"& '{file.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    private static string? SampleDefinitions(string manifest)
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(DefinitionsVariable))) return null;
        var file = Path.Combine(Path.GetDirectoryName(manifest)!, Definitions);
        return File.Exists(file) ? file : null;
    }
}

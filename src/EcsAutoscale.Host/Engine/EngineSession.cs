using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;
using EcsAutoscale.Host.Output;

namespace EcsAutoscale.Host.Engine;

/// <summary>The real PowerShell engine with the module in it.</summary>
internal sealed class EngineSession : IDisposable
{
    private readonly Lock _lock = new();
    private readonly EngineHost _host;
    private readonly Runspace _runspace;
    private readonly Streams _streams;
    private PowerShell? _running;
    private bool _stopped;

    private EngineSession(Streams streams)
    {
        _streams = streams;
        _host = new EngineHost(streams);
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(Directory.GetCurrentDirectory());
    }

    /// <summary>What <c>exit</c> asked for; null where nothing did.</summary>
    public int? ExitCode => _host.ExitCode;

    /// <summary>Opens the engine and imports the module.</summary>
    public static EngineSession Open(Streams streams, string manifest)
    {
        var session = new EngineSession(streams);
        try
        {
            using var shell = PowerShell.Create(session._runspace);
            shell.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
            return session;
        }
        catch (RuntimeException)
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Runs a script to its end, and says whether no error was written.</summary>
    public bool Run(string script, OutputMode mode)
    {
        using var shell = PowerShell.Create(_runspace);
        var succeeded = true;
        shell.Streams.Error.DataAdded += (_, added) =>
        {
            succeeded = false;
            Report(shell.Streams.Error[added.Index]);
        };
        if (!Begin(shell)) return false;
        try
        {
            mode.Run(shell.AddScript(script), _streams);
            return succeeded;
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException exception)
        {
            Report(exception.ErrorRecord);
            return false;
        }
        finally
        {
            lock (_lock) _running = null;
        }
    }

    /// <summary>Stops what runs, and lets nothing run any more.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _stopped = true;
            _running?.BeginStop(null, null);
        }
    }

    public void Dispose() => _runspace.Dispose();

    private bool Begin(PowerShell shell)
    {
        lock (_lock)
        {
            if (_stopped) return false;
            _running = shell;
            return true;
        }
    }

    private void Report(ErrorRecord record)
    {
        foreach (var line in ErrorText.Lines(record)) _streams.Error.WriteLine(line);
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace EcsAutoscale.Tests.Support;

/// <summary>The real engine with the built module in it: one runspace, one host, one folder of its own.</summary>
internal sealed class Session : IDisposable
{
    private readonly Runspace _runspace;

    public Session()
    {
        Folder = Directory.CreateTempSubdirectory("ecs-autoscale-tests-").FullName;
        _runspace = RunspaceFactory.CreateRunspace(Host, InitialSessionState.CreateDefault2());
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(Folder);
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", Repository.Manifest).AddParameter("ErrorAction", "Stop").Invoke();
    }

    public TestHost Host { get; } = new();

    /// <summary>The current location: an empty folder.</summary>
    public string Folder { get; }

    /// <summary>Runs a script to its end, whatever it writes.</summary>
    public Outcome Run(string script)
    {
        using var shell = Shell(script);
        try
        {
            var output = shell.Invoke();
            return Outcome.Of(output, shell, null);
        }
        catch (RuntimeException exception)
        {
            return Outcome.Of([], shell, exception.ErrorRecord);
        }
    }

    /// <summary>A pipeline that the test begins and stops itself.</summary>
    public PowerShell Shell(string script) => PowerShell.Create(_runspace).AddScript(script);

    /// <summary>What tab completion offers at the end of a command line.</summary>
    public IReadOnlyList<string> Complete(string line)
    {
        using var shell = PowerShell.Create(_runspace);
        return [.. CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches.Select(match => match.CompletionText)];
    }

    /// <summary>What the host shows of a script's output.</summary>
    public IReadOnlyList<string> Show(string script)
    {
        var before = Host.Lines.Count;
        using var shell = Shell(script);
        shell.AddCommand("Out-Default").Invoke();
        return [.. Host.Lines.Skip(before)];
    }

    /// <summary>Writes a file into the folder.</summary>
    public string Write(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose()
    {
        _runspace.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>What a script emitted and wrote.</summary>
internal sealed record Outcome(
    IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors, IReadOnlyList<string> Warnings, IReadOnlyList<string> Verbose, IReadOnlyList<string> Debug)
{
    /// <summary>The first parts of the errors' ids.</summary>
    public IReadOnlyList<string> ErrorIds => [.. Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];

    /// <summary>Every text of every stream.</summary>
    public string AllText => string.Join('\n', [
        .. Output.Select(one => one.ToString()),
        .. Errors.SelectMany(error => new[] { error.ToString(), error.Exception.ToString(), error.ErrorDetails?.RecommendedAction ?? "", $"{error.TargetObject}" }),
        .. Warnings, .. Verbose, .. Debug]);

    /// <summary>A property of each object.</summary>
    public IReadOnlyList<object?> Values(string property) => [.. Output.Select(one => one.Properties[property].Value)];

    internal static Outcome Of(IEnumerable<PSObject> output, PowerShell shell, ErrorRecord? last) => new(
        [.. output],
        [.. shell.Streams.Error, .. last is null ? Array.Empty<ErrorRecord>() : [last]],
        [.. shell.Streams.Warning.Select(record => record.Message)],
        [.. shell.Streams.Verbose.Select(record => record.Message)],
        [.. shell.Streams.Debug.Select(record => record.Message)]);
}

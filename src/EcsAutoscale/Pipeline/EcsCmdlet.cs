using System;
using System.IO;
using System.Management.Automation;
using EcsAutoscale.Core.Definitions;
using EcsAutoscale.Errors;
using EcsAutoscale.Loading;

namespace EcsAutoscale.Pipeline;

/// <summary>What all cmdlets share: every text passes the redactor before it reaches a stream, and every error comes from one factory.</summary>
public abstract class EcsCmdlet : AwaitingCmdlet
{
    private const string PathVariable = "ECS_AUTOSCALE_PATH";
    private const string DefaultFile = "clusters.yml";

    /// <summary>Takes secrets out of texts; knows them once definitions are read.</summary>
    protected Redactor Redactor { get; private set; } = Redactor.Nothing;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (ModuleLifecycle.ForeignBuild() is { } other)
            Warn($"{other}. Windows PowerShell keeps one build for all modules; start a new session and import EcsAutoscale first.");
    }

    /// <inheritdoc/>
    protected override void Tell(string line) => WriteVerbose(Redactor.Redact(line));

    /// <inheritdoc/>
    private protected override Exception Late(OperationCanceledException late, TimeSpan limit) => Failures.Late(Door.WaitedFor(late), limit);

    /// <summary>Writes a warning.</summary>
    private protected void Warn(string text) => WriteWarning(Redactor.Redact(text));

    /// <summary>Writes an error, and goes on.</summary>
    private protected void Report(Failure failure) => WriteError(failure.ToRecord(Redactor));

    /// <summary>Writes an error, and ends the cmdlet.</summary>
    private protected void End(Failure failure) => ThrowTerminatingError(failure.ToRecord(Redactor));

    /// <summary>Does the work of one target. Its failure is one error record, and never stops the others.</summary>
    private protected void Attempt(object? target, Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is not (PipelineStoppedException or FlowControlException or OperationCanceledException))
        {
            WriteDebug(Redactor.Redact(exception.ToString()));
            Report(Failure.Of(exception, target));
        }
    }

    /// <summary>Reads definitions, and learns their secrets.</summary>
    private protected DefinitionSet ReadDefinitions(string file)
    {
        Tell($"Reading the definition {file}.");
        var definitions = Door.ReadDefinitions(file);
        Redactor = Redactor.With(definitions.Redactor);
        return definitions;
    }

    /// <summary>The file system path of a PowerShell path, whether it exists or not.</summary>
    private protected string FileOf(string path) => SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    /// <summary>Where the definition lies: the given path, else what the environment says, else clusters.yml here.</summary>
    private protected DefinitionPlace PlaceOfDefinition(string? given)
    {
        var variable = Environment.GetEnvironmentVariable(PathVariable);
        var wanted = given ?? (string.IsNullOrEmpty(variable) ? DefaultFile : variable!);
        var file = FileOf(wanted);
        return new DefinitionPlace(file, Exists: File.Exists(file) || Directory.Exists(file), Asked: given is not null || !string.IsNullOrEmpty(variable));
    }
}

/// <summary>Where the definition lies.</summary>
/// <param name="File">The file or folder.</param>
/// <param name="Exists">Whether it is there.</param>
/// <param name="Asked">Whether somebody named it; otherwise it is the default.</param>
internal sealed record DefinitionPlace(string File, bool Exists, bool Asked);

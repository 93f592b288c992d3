using System;
using System.Globalization;
using System.Management.Automation.Host;
using System.Threading;

namespace EcsAutoscale.Host.Engine;

/// <summary>The engine's host: who it is, and how it talks.</summary>
internal sealed class EngineHost(Streams streams) : PSHost
{
    private int _exitCode = -1;

    /// <summary>What <c>exit</c> asked for; null where nothing did.</summary>
    public int? ExitCode => _exitCode < 0 ? null : _exitCode;

    public override string Name => "EcsAutoscale.Host";

    public override Version Version { get; } = typeof(EngineHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI { get; } = new EngineUserInterface(streams);

    public override CultureInfo CurrentCulture { get; } = CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.InvariantCulture;

    public override void SetShouldExit(int exitCode) => Interlocked.Exchange(ref _exitCode, exitCode);

    public override void EnterNestedPrompt() => throw new NotSupportedException("There is no nested prompt here. Answer with Y, A, N or L.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("There is no nested prompt here.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}

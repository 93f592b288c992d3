using System;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Errors;
using EcsAutoscale.Loading;

namespace EcsAutoscale.Logging;

/// <summary>
/// The log of one run. That it cannot be written never stops the run: it is warned of at once, so that somebody at a prompt sees it, and is an error at the
/// run's end, so that automation does, when nothing is left to be stopped by it.
/// </summary>
/// <param name="path">The file; null for no log.</param>
/// <param name="isWhatIf">Whether the run changes nothing.</param>
/// <param name="warn">Where the first failure is warned of.</param>
internal sealed class RunLog(string? path, bool isWhatIf, Action<string> warn)
{
    private readonly string _run = Guid.NewGuid().ToString("N");

    /// <summary>The first failure; null where all was written.</summary>
    public EcsAutoscaleException? Failure { get; private set; }

    /// <summary>The file.</summary>
    public string? Path => path;

    /// <summary>Sees whether it can be written.</summary>
    public void Probe() => Attempt(file => Door.ProbeLog(file));

    /// <summary>Logs the verdicts of a plan that have changed.</summary>
    public void Tell(AutoscalePlan plan) => Attempt(file => Door.LogVerdicts(file, _run, isWhatIf, plan));

    /// <summary>Logs an action.</summary>
    public void Tell(DateTimeOffset observedAt, ScalingAction action) => Attempt(file => Door.LogAction(file, _run, isWhatIf, observedAt, action));

    private void Attempt(Action<string> write)
    {
        if (path is null) return;
        try
        {
            write(path);
        }
        catch (EcsAutoscaleException exception)
        {
            if (Failure is null) warn($"{exception.Message} The run goes on without it.");
            Failure ??= exception;
        }
    }
}

using System;
using System.Linq;
using System.Management.Automation;
using EcsAutoscale.Acting;
using EcsAutoscale.Core.Planning;
using EcsAutoscale.Errors;
using EcsAutoscale.Loading;
using EcsAutoscale.Reading;
using EcsAutoscale.Selection;

namespace EcsAutoscale.Pipeline;

/// <summary>What cmdlets share that change something: each change is asked for, and tried by itself.</summary>
public abstract class ActingCmdlet : DecidingCmdlet
{
    private const string Caption = "Confirm";
    private const string Declined = "not confirmed";

    /// <inheritdoc/>
    private protected override bool LooksOnce => false;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Snapshot is not null && !IsWhatIf())
        {
            End(Failures.InvalidCombination(
                "A recorded snapshot cannot be changed.", "Add -WhatIf to see what would be done, or leave out -Snapshot."));
        }
    }

    /// <summary>Asks, and does it, or says why not. What failed is reported; what was done is noted.</summary>
    private protected void Try(ClusterTarget target, ScalingAction action, Deeds deeds)
    {
        if (IsOverdue && !IsWhatIf())
        {
            SkipOverdue(target, action, deeds);
            return;
        }

        var text = Redactor.Redact(ActionText.Full(action));
        var why = ShouldProcessReason.None;
        if (!Untimed(() => ShouldProcess(text, text, Caption, out why)))
        {
            deeds.Add(why == ShouldProcessReason.WhatIf ? action : action with { Status = ScalingActionStatus.Skipped, Error = Declined });
            return;
        }

        try
        {
            var (applied, calls) = Await(StartChange(stop => Door.ApplyAsync(ConnectionOf(target), target.Definition, action, DateTimeOffset.UtcNow, stop)));
            deeds.Add(Emitted.Of(applied, Redactor), calls);
        }
        catch (EcsAutoscaleException exception)
        {
            deeds.Add(action with { Status = ScalingActionStatus.Failed, Error = Redactor.Redact(exception.Message) });
        }

        var result = deeds.Last;
        if (result.Warning is { } warning) Warn($"{result.Cluster}: {warning}");
        Tell($"{text}: {result.Status}{(result.Error is { } error ? $": {error}" : "")}");
        if (result.Status == ScalingActionStatus.Failed) Report(Failures.ActionFailed(result, ActionText.Change(result)));
    }

    private void SkipOverdue(ClusterTarget target, ScalingAction action, Deeds deeds)
    {
        var why = $"not begun: -TimeoutSec {TimeoutSec} has passed";
        if (deeds.Actions.All(one => one.Error != why)) Report(Failures.NotBegun(target.Name, TimeoutSec));
        deeds.Add(action with { Status = ScalingActionStatus.Skipped, Error = why });
    }

    /// <summary>
    /// Says past the stopped pipeline, which takes no more output, what was done before the stop.
    /// </summary>
    private protected void TellStopped(string cluster, Deeds deeds, int planned, string waitedFor = "") => Host?.UI?.WriteWarningLine(Redactor.Redact(
        $"{cluster}: stopped{waitedFor}. Of {planned} actions {deeds.Applied} had been applied; the next run sees what is there and plans anew."));

    /// <summary>Whether an action was skipped since the caller said no.</summary>
    private protected static bool WasDeclined(ScalingAction action) => action.Error == Declined;

    /// <summary>Whether -WhatIf, or its preference, is on; nothing else tells before the first question.</summary>
    private protected bool IsWhatIf() =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
            ? LanguagePrimitives.IsTrue(given)
            : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));
}
